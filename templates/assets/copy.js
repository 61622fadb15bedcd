/* Copy a passage or a row: its lasting address, its citation, its words as Markdown; or write to
   the editors about it. Made here, for without a script none of it works. */
(function () {
  "use strict";
  var texts = {};
  var mail = document.querySelector("[data-mail]");
  var told = made("p", "copy-told", "");

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }

  function made(tag, name, words) {
    var element = document.createElement(tag);
    element.className = name;
    element.textContent = words;
    return element;
  }

  /* Author. Title：number[R/OL]. Publisher，date. Address. */
  function cited(report, id) {
    return texts[report].words + ". " + texts[report].page + "#" + id + ".";
  }

  function passage(element) {
    var report = element.getAttribute("data-report");
    var address = texts[report].page + "#" + element.getAttribute("data-copy");
    var words = element.textContent;
    return {
      start: words.slice(0, 20),
      link: address,
      citation: cited(report, element.getAttribute("data-copy")),
      markdown: "> " + words.replace(/\n/g, "\n> ") +
        "\n>\n> ——[" + texts[report].name + "](" + address + ")\n"
    };
  }

  function named(element) {
    var cell = element.cells[0];
    return (cell.querySelector("[data-drawn]") || cell.firstChild).textContent.trim();
  }

  /* A table's row, its figures as links; what is folded away or drawn is left out. */
  function row(element) {
    var heads = element.closest("table").querySelectorAll("thead th");
    var address = location.href.split(/[?#]/)[0] + "#" + element.id;
    var cells = Array.prototype.map.call(element.cells, written);
    return {
      start: named(element),
      link: address,
      citation: Array.prototype.map.call(
        element.querySelectorAll("a[data-report]"),
        function (figure) { return cited(figure.getAttribute("data-report"), figure.hash.slice(1)); }
      ).join("\n"),
      markdown: [
        Array.prototype.map.call(heads, function (head) { return head.textContent; }),
        Array.prototype.map.call(heads, function () { return "---"; }),
        cells
      ].map(function (line) { return "| " + line.join(" | ") + " |\n"; }).join("")
    };
  }

  function written(node) {
    var inside;
    if (node.nodeType === 3) { return node.nodeValue.replace(/\s+/g, " ").replace(/\|/g, "\\|"); }
    if (/^(details|svg)$/i.test(node.nodeName)) { return ""; }
    inside = Array.prototype.map.call(node.childNodes, written).join("");
    if (node.nodeName === "A") { return "[" + inside + "](" + node.href + ")"; }
    return /^(P|TD|TH)$/.test(node.nodeName) ? inside.trim() + (node.nodeName === "P" ? " " : "") : inside;
  }

  function tell(words) {
    told.textContent = "";
    window.setTimeout(function () { told.textContent = words; }, 50);
  }

  /* Where the browser gives no clipboard the words are shown, selected, to be copied by hand. */
  function byHand(words, what, button) {
    var area = made("textarea", "copy-area", words);
    area.readOnly = true;
    area.setAttribute("aria-label", what);
    button.parentNode.appendChild(area);
    area.select();
    try {
      if (document.execCommand("copy")) {
        area.remove();
        button.focus();
        tell("已" + what);
        return;
      }
    } catch (refused) {
      // It stays to be copied by hand.
    }
    area.addEventListener("blur", function () { area.remove(); });
    tell("文字已选中，请用键盘或菜单复制");
  }

  function button(what, words) {
    var element = made("button", "", what);
    element.type = "button";
    element.addEventListener("click", function () {
      if (!navigator.clipboard) {
        byHand(words(), what, element);
        return;
      }
      navigator.clipboard.writeText(words()).then(
        function () { tell("已" + what); },
        function () { byHand(words(), what, element); }
      );
    });
    return element;
  }

  function box(element, start, read) {
    var details = made("details", "copying", "");
    var summary = made("summary", "", "复制");
    summary.appendChild(made("span", "unseen", "：" + start));
    details.appendChild(summary);
    details.addEventListener("toggle", function () {
      if (details.open && !summary.nextSibling) { details.appendChild(ways(element, read)); }
    });
    return details;
  }

  /* Made when they are asked for: a page may have a thousand rows. */
  function ways(element, read) {
    var inside = made("div", "copy-ways", "");
    var item = read(element);
    var link;
    inside.appendChild(button("复制链接", function () { return read(element).link; }));
    inside.appendChild(button("复制引用", function () { return read(element).citation; }));
    inside.appendChild(button("复制 Markdown", function () { return read(element).markdown; }));
    if (mail) {
      link = made("a", "", "我要纠错");
      link.href = mail.href + encodeURIComponent(item.link + "\n“" + item.start + "…”\n");
      inside.appendChild(link);
    }
    return inside;
  }

  each("[data-citation]", function (words) {
    texts[words.getAttribute("data-citation")] = {
      name: words.getAttribute("data-name"),
      words: words.textContent,
      page: words.parentNode.querySelector("a").href
    };
  });

  told.setAttribute("role", "status");
  document.getElementById("main").appendChild(told);

  each("p[data-copy]", function (element) {
    var last = element.nextElementSibling || element;
    last.parentNode.insertBefore(
      box(element, element.textContent.slice(0, 20), passage), last.nextSibling
    );
  });

  each("tr[data-copy]", function (element) {
    element.cells[0].appendChild(box(element, named(element), row));
  });
}());
