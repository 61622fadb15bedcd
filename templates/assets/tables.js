/* Filter and sort the tables of a page, keep both in its address, save what is shown. Made here,
   for without a script the tables are complete and in the report's order. */
(function () {
  "use strict";
  var place = document.querySelector("[data-tools]");
  var cards = window.matchMedia("screen and (max-width: 47.99rem)");
  var FEWEST = 6;
  var facets, rows, tables, state, choices, controls, told, timer, save;
  var collator = new Intl.Collator("zh-Hans-CN", { numeric: true });

  function list(root, selector) {
    return Array.prototype.slice.call(root.querySelectorAll(selector));
  }

  function made(tag, name, words) {
    var element = document.createElement(tag);
    if (name) { element.className = name; }
    element.textContent = words || "";
    return element;
  }

  function folded(words) {
    return words.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  }

  /* --- what the page has ------------------------------------------------------------------- */

  function value(element, facet) {
    var holder = element.closest("[data-by-" + facet + "]");
    return holder ? holder.getAttribute("data-by-" + facet) : "";
  }

  function row(element) {
    var head = element.parentNode.querySelector(".of-sentence");
    var found = { element: element, home: element.parentNode, by: {} };
    found.words = folded(element.textContent + (head ? head.textContent : ""));
    facets.forEach(function (facet) { found.by[facet.key] = value(element, facet.key); });
    return found;
  }

  function table(element) {
    var found = { element: element, bodies: list(element, "tbody"), sorted: made("tbody") };
    found.heads = list(element, "thead th").map(function (head) {
      return { element: head, title: head.textContent.trim() };
    });
    found.rows = rows.filter(function (each) { return element.contains(each.element); });
    return found;
  }

  function titles() {
    var found = [];
    tables.forEach(function (each) {
      each.heads.forEach(function (head) {
        if (found.indexOf(head.title) < 0) { found.push(head.title); }
      });
    });
    return found;
  }

  /* --- filtering --------------------------------------------------------------------------- */

  function fits(each) {
    return state.q.split(/\s+/).every(function (word) {
      return each.words.indexOf(folded(word)) >= 0;
    }) && facets.every(function (facet) {
      return !state[facet.key] || each.by[facet.key] === state[facet.key];
    });
  }

  function filtered() {
    return Boolean(state.q.trim() || facets.some(function (facet) { return state[facet.key]; }));
  }

  function shown() {
    return rows.filter(function (each) { return !each.element.hidden; });
  }

  /* A part is hidden with all its rows; what has none says something of its own and stays. */
  function hide(selector) {
    list(document, selector).forEach(function (part) {
      var own = list(part, "[data-row]");
      part.hidden = own.length > 0 && own.every(function (each) { return each.hidden; });
    });
  }

  function filter() {
    rows.forEach(function (each) { each.element.hidden = !fits(each); });
    hide("#main .scroll");
    hide("#main .body > section");
    list(document, ".contents a").forEach(function (link) {
      var target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      link.parentNode.hidden = Boolean(target && target.closest("[hidden]"));
    });
  }

  /* --- sorting ----------------------------------------------------------------------------- */

  function key(element, place) {
    var cell = element.cells[place];
    var order = cell.getAttribute("data-order");
    if (order === null) { return { unit: "", words: cell.textContent.trim() }; }
    if (!order) { return { unit: "", words: "", last: true }; }
    order = order.split(" ");
    return { unit: order.length > 1 ? order[0] : "", number: Number(order[order.length - 1]) };
  }

  /* Numbers by unit, then size; what states no number comes last either way. */
  function before(one, other, way) {
    if (Boolean(one.last) !== Boolean(other.last)) { return one.last ? 1 : -1; }
    if (one.number !== undefined && other.number !== undefined) {
      return way * (collator.compare(one.unit, other.unit) || one.number - other.number);
    }
    return way * collator.compare(one.words || "", other.words || "");
  }

  function sort(each) {
    var way = state.sort.charAt(0) === "-" ? -1 : 1;
    var title = state.sort.replace(/^-/, "");
    var place = each.heads.map(function (head) { return head.title; }).indexOf(title);
    each.heads.forEach(function (head, index) {
      head.element.setAttribute(
        "aria-sort", index !== place ? "none" : way > 0 ? "ascending" : "descending"
      );
    });
    if (place < 0) {
      each.rows.forEach(function (one) { one.home.appendChild(one.element); });
    } else {
      each.rows.map(function (one, index) {
        return { element: one.element, key: key(one.element, place), index: index };
      }).sort(function (one, other) {
        return before(one.key, other.key, way) || one.index - other.index;
      }).forEach(function (one) { each.sorted.appendChild(one.element); });
    }
    each.sorted.hidden = place < 0;
    each.bodies.forEach(function (body) {
      body.hidden = place >= 0 || !list(body, "[data-row]").some(function (one) {
        return !one.hidden;
      });
    });
  }

  function sorting(title) {
    state.sort = state.sort === title ? "-" + title : state.sort === "-" + title ? "" : title;
    controls.sort.value = state.sort;
    show();
  }

  /* On a phone rows are cards, and no head is seen: there the list of orders serves. */
  function sortable(each) {
    each.element.appendChild(each.sorted);
    each.heads.forEach(function (head) {
      var button = made("button", "sort", head.title);
      button.type = "button";
      button.addEventListener("click", function () { sorting(head.title); });
      head.element.textContent = "";
      head.element.setAttribute("data-title", head.title);
      head.element.appendChild(button);
    });
  }

  /* There the controls begin folded away too, unless they are in use: the rows come first. */
  function fit() {
    if (!cards.matches || filtered() || state.sort) { choices.open = true; }
    list(document, ".sort").forEach(function (button) { button.disabled = cards.matches; });
  }

  /* --- address, status, what is shown as a file --------------------------------------------- */

  function read() {
    var given = new URLSearchParams(location.search);
    state = { q: given.get("q") || "", sort: given.get("sort") || "" };
    facets.forEach(function (facet) {
      var wanted = given.get(facet.key) || "";
      state[facet.key] = facet.values.indexOf(wanted) < 0 ? "" : wanted;
    });
    if (titles().indexOf(state.sort.replace(/^-/, "")) < 0) { state.sort = ""; }
  }

  function write() {
    var given = new URLSearchParams();
    Object.keys(state).forEach(function (name) {
      if (state[name].trim()) { given.set(name, state[name]); }
    });
    try {
      history.replaceState(null, "", location.pathname +
        (String(given) ? "?" + given : "") + location.hash);
    } catch (refused) {
      // The choice then lasts as long as the page.
    }
  }

  function said() {
    var words = facets.map(function (facet) { return state[facet.key]; });
    words.push(state.q.trim() && "“" + state.q.trim() + "”");
    words = words.filter(Boolean);
    return (words.length ? words.join("，") + "：" : "") +
      (!filtered() ? "共" + rows.length + "行" :
        shown().length ? "显示" + shown().length + "行，共" + rows.length + "行" :
          "没有符合条件的行") +
      (state.sort ? "，按“" + state.sort.replace(/^-/, "") + "”" +
        (state.sort.charAt(0) === "-" ? "降序" : "升序") : "");
  }

  /* Said at once when the page opens, and not announced; later when the reader has stopped typing. */
  function show() {
    filter();
    tables.forEach(sort);
    write();
    controls.clear.hidden = !filtered() && !state.sort;
    save.hidden = !filtered() || !shown().length;
    save.textContent = "下载所列" + shown().length + "行（CSV）";
    told.className = filtered() || state.sort ? "shown" : "shown whole";
    if (timer === undefined) { told.textContent = said(); }
    window.clearTimeout(timer);
    timer = window.setTimeout(function () { told.textContent = said(); }, 200);
  }

  /* A cell's words without what is folded away, drawn or for copying. */
  function written(node) {
    if (node.nodeType === 3) { return node.nodeValue.replace(/\s+/g, " "); }
    if (/^(details|svg)$/i.test(node.nodeName) || /only-stacked/.test(node.className)) {
      return "";
    }
    return Array.prototype.map.call(node.childNodes, written).join(
      node.nodeName === "TD" ? " " : ""
    );
  }

  function record(each) {
    var own = tables.filter(function (one) { return one.element.contains(each.element); })[0];
    var inside = list(each.element, ".source");
    var sentences = inside.length ? inside : list(each.home, ".of-sentence .source");
    var link = each.element.querySelector("a[href*='#']");
    var cells = {};
    own.heads.forEach(function (head, index) {
      cells[head.title] = written(each.element.cells[index]).replace(/ +/g, " ").trim();
    });
    facets.forEach(function (facet) { cells[facet.title] = each.by[facet.key]; });
    cells["原句"] = sentences.map(function (one) { return one.textContent.trim(); }).join("　");
    cells["链接"] = link ? link.href : "";
    return cells;
  }

  function csv() {
    var columns = titles();
    facets.map(function (facet) { return facet.title; }).concat("原句", "链接").forEach(
      function (title) { if (columns.indexOf(title) < 0) { columns.push(title); } }
    );
    return [columns].concat(list(document, "[data-row]").filter(function (element) {
      return !element.hidden;
    }).map(function (element) {
      var cells = record(rows.filter(function (each) { return each.element === element; })[0]);
      return columns.map(function (title) { return cells[title] || ""; });
    })).map(function (line) {
      return line.map(function (cell) {
        return /[",\r\n]/.test(cell) ? '"' + cell.replace(/"/g, '""') + '"' : cell;
      }).join(",") + "\r\n";
    }).join("");
  }

  function saving() {
    var link = made("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + csv()], { type: "text/csv" }));
    link.download = document.querySelector("h1").textContent.trim() +
      "（所列" + shown().length + "行）.csv";
    document.body.appendChild(link);
    link.click();
    link.remove();
    window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  /* --- the controls ------------------------------------------------------------------------- */

  function labelled(words, key, name) {
    var field = made("div", "field " + (name || ""));
    var label = made("label", "", words);
    controls[key].id = label.htmlFor = "tools-" + key;
    field.appendChild(label);
    field.appendChild(controls[key]);
    return field;
  }

  function choice(options, chosen, act) {
    var select = made("select");
    options.forEach(function (option) {
      select.appendChild(new Option(option[1], option[0], false, option[0] === chosen));
    });
    select.addEventListener("change", function () { act(select.value); show(); });
    return select;
  }

  function counted(facet, wanted) {
    return rows.filter(function (each) { return each.by[facet.key] === wanted; }).length;
  }

  function chooser(facet) {
    var options = [["", "全部"]].concat(facet.values.map(function (each) {
      return [each, each + "（" + counted(facet, each) + "）"];
    }));
    controls[facet.key] = choice(options, state[facet.key], function (chosen) {
      state[facet.key] = chosen;
    });
    return labelled(facet.title, facet.key);
  }

  function orders() {
    var options = [["", "报告原有次序"]];
    titles().forEach(function (title) {
      options.push([title, title + "，升序"], ["-" + title, title + "，降序"]);
    });
    controls.sort = choice(options, state.sort, function (chosen) { state.sort = chosen; });
    return labelled("次序", "sort", "sorting");
  }

  function words() {
    controls.q = made("input");
    controls.q.type = "search";
    controls.q.value = state.q;
    controls.q.addEventListener("input", function () { state.q = controls.q.value; show(); });
    return labelled("筛选字词", "q", "words");
  }

  function button(title, act) {
    var element = made("button", "", title);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  function clear() {
    Object.keys(state).forEach(function (name) {
      state[name] = "";
      if (controls[name]) { controls[name].value = ""; }
    });
    show();
    controls.q.focus();
  }

  function build() {
    var form = made("form");
    form.setAttribute("role", "search");
    form.setAttribute("aria-label", "筛选和排序本页的表");
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    controls = { clear: button("清除", clear) };
    form.appendChild(words());
    facets.forEach(function (facet) { form.appendChild(chooser(facet)); });
    form.appendChild(orders());
    form.appendChild(controls.clear);
    told = made("p", "shown");
    told.setAttribute("role", "status");
    save = button("", saving);
    choices = made("details", "choices");
    choices.appendChild(made("summary", "", "筛选和排序"));
    choices.appendChild(form);
    place.appendChild(choices);
    place.appendChild(told);
    place.appendChild(save);
  }

  function facet(words) {
    var parts = words.split(":");
    return { key: parts[0], title: parts[1], values: [] };
  }

  function begin() {
    facets = place.getAttribute("data-tools").split(" ").map(facet);
    rows = list(document, "[data-row]").map(row);
    facets = facets.filter(function (each) {
      rows.forEach(function (one) {
        var found = one.by[each.key];
        if (found && each.values.indexOf(found) < 0) { each.values.push(found); }
      });
      return each.values.length > 1;
    });
    if (rows.length < FEWEST) { return; }
    tables = list(document, "#main table").map(table).filter(function (each) {
      return each.rows.length > 0;
    });
    read();
    build();
    tables.forEach(sortable);
    cards.addEventListener("change", fit);
    fit();
    show();
  }

  if (place) { begin(); }
}());
