/* What a page can do besides being read; without it nothing is missing. */
(function () {
  "use strict";
  var root = document.documentElement;

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }

  function keep(name, on) {
    try {
      localStorage.setItem("duizhao-" + name, on ? "1" : "0");
    } catch (refused) {
      // The choice lasts as long as the page.
    }
  }

  /* The scheme follows the system until the reader chooses one. */
  function isOn(name) {
    if (name !== "dark" || root.classList.contains("light")) { return root.classList.contains(name); }
    return root.classList.contains("dark") ||
      window.matchMedia("(prefers-color-scheme: dark)").matches;
  }

  each("[data-switch]", function (button) {
    var name = button.getAttribute("data-switch");
    button.setAttribute("aria-pressed", String(isOn(name)));
    button.addEventListener("click", function () {
      var on = !isOn(name);
      root.classList.toggle(name, on);
      if (name === "dark") { root.classList.toggle("light", !on); }
      button.setAttribute("aria-pressed", String(on));
      keep(name, on);
    });
  });

  each("[data-layout]", function (button) {
    button.addEventListener("click", function () {
      button.setAttribute("aria-pressed", String(root.classList.toggle("show-layout")));
    });
  });

  /* On a phone the other pages of a group stand behind one button. */
  each("[data-unfold]", function (button) {
    button.addEventListener("click", function () {
      button.setAttribute("aria-expanded", String(button.parentNode.classList.toggle("open")));
    });
  });

  /* On a phone a long passage shows its beginning, until it is asked for. */
  function unfold(passage) {
    passage.classList.remove("clipped");
    passage.nextSibling.remove();
  }

  function clip() {
    each(".passage.long", function (passage) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "unfolding";
      button.textContent = "展开全段（" + passage.textContent.length + "字）";
      button.addEventListener("click", function () { unfold(passage); });
      passage.classList.add("clipped");
      passage.parentNode.insertBefore(button, passage.nextSibling);
      passage.addEventListener("focusin", function () {
        if (passage.classList.contains("clipped")) { unfold(passage); }
      });
    });
    aim();
  }

  /* What a link leads to is unfolded; a figure is seen in its sentence. */
  function aim() {
    each(".aimed", function (sentence) { sentence.classList.remove("aimed"); });
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var box = target; box; box = box.parentElement) {
      if (box.classList.contains("clipped")) { unfold(box); target.scrollIntoView(); }
      if (box.tagName === "DETAILS" && !box.open) {
        box.open = true;
        target.scrollIntoView();
      }
    }
    var sentence = target && target.closest(".sentence");
    if (sentence) { sentence.classList.add("aimed"); }
  }

  window.addEventListener("hashchange", aim);
  aim();

  if (window.matchMedia("screen and (max-width: 39.99rem)").matches) {
    document.addEventListener("DOMContentLoaded", clip);  // when the ways to copy stand
  }

  if (window.getComputedStyle(document.getElementById("main")).display === "grid") {
    each("[data-contents]", function (contents) { contents.open = true; });
  }
}());
