/* Large type and high contrast, kept between pages and set before anything is drawn. */
(function () {
  "use strict";
  var root = document.documentElement;
  ["large", "contrast"].forEach(function (name) {
    try {
      if (localStorage.getItem("duizhao-" + name) === "1") { root.classList.add(name); }
    } catch (refused) {
      // Storage may be closed to a page from disk; the switches then last as long as the page.
    }
  });
}());
