/* Large type, high contrast, dark or light: kept between pages and set before anything is drawn.
   So is what says that scripts run, and that results will come: room is left for them. */
(function () {
  "use strict";
  var root = document.documentElement;

  function kept(name) {
    try {
      return localStorage.getItem("duizhao-" + name);
    } catch (refused) {
      // Storage may be closed to a page from disk; the switches then last as long as the page.
      return null;
    }
  }

  ["large", "contrast", "dark"].forEach(function (name) {
    if (kept(name) === "1") { root.classList.add(name); }
  });
  if (kept("dark") === "0") { root.classList.add("light"); }
  root.classList.add("scripted");
  if (/[?&]q=[^&]/.test(location.search)) { root.classList.add("asked"); }
}());
