/* Search: a plain scan of folded text. Each report's passages are a script file that calls
   duizhaoSearch; it is loaded when a query first needs it, and not where a filter leaves it out. Every form[data-search] leads to the
   search page by its address (a form of method GET is blocked from disk in some browsers). */
(function () {
  "use strict";

  var LEFT = 40;      // characters wanted before the first match,
  var LENGTH = 140;   // and in the whole snippet, before it is let out to the ends of clauses
  var AHEAD = 4;      // so many reports are on their way at once
  var loaded = {};
  var waiting = {};
  var latest = 0;

  var form = document.getElementById("search");
  var status = document.getElementById("search-status");
  var results = document.getElementById("search-results");

  /* --- folding: NFKC, one case, no white space; every folded unit knows its place ----------- */

  function fold(text) {
    var folded = "";
    var places = [];
    var place = 0;
    for (var character of text) {
      var plain = character;
      if (!/[\u4e00-\u9fff]/.test(character)) {
        plain = character.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
      }
      for (var i = 0; i < plain.length; i += 1) {
        places.push(place);
      }
      folded += plain;
      place += character.length;
    }
    places.push(text.length);
    return { text: folded, places: places };
  }

  function matches(passage, query) {
    var found = [];
    var at = passage.folded.text.indexOf(query);
    while (at !== -1) {
      var last = passage.folded.places[at + query.length - 1];
      var width = passage.words.codePointAt(last) > 0xffff ? 2 : 1;
      found.push([passage.folded.places[at], last + width]);
      at = passage.folded.text.indexOf(query, at + query.length);
    }
    return found;
  }

  /* --- data ---------------------------------------------------------------------------------- */

  window.duizhaoSearch = function (report) {
    report.passages = report.passages.map(function (row) {
      return {
        id: row[0], section: report.sections[row[1]], role: row[2], topics: row[3], kinds: row[4],
        words: row[5], cuts: row[6], whole: row[7], folded: fold(row[5])
      };
    });
    loaded[report.id] = report;
  };

  function load(option) {
    var id = option.value;
    if (!waiting[id]) {
      waiting[id] = new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        script.src = option.getAttribute("data-shard");
        script.onload = resolve;
        script.onerror = function () { delete waiting[id]; reject(new Error(script.src)); };
        document.head.appendChild(script);
      });
    }
    return waiting[id];
  }

  /* --- showing ------------------------------------------------------------------------------- */

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) { made.className = className; }
    if (text) { made.textContent = text; }
    return made;
  }

  /* Let marks out to the bounds of names and formulas, which are never cut, and merge them. */
  function marks(passage, found) {
    var merged = [];
    found.forEach(function (range) {
      var start = range[0];
      var end = range[1];
      passage.whole.forEach(function (name) {
        if (name[0] < end && start < name[1]) {
          start = Math.min(start, name[0]);
          end = Math.max(end, name[1]);
        }
      });
      var before = merged[merged.length - 1];
      if (before && start < before[1]) {
        before[1] = Math.max(before[1], end);
      } else {
        merged.push([start, end]);
      }
    });
    return merged;
  }

  /* The part of a passage around its first match, from one permitted cut to another. */
  function bounds(passage, first) {
    var start = 0;
    var end = passage.words.length;
    passage.cuts.forEach(function (cut) {
      if (cut <= Math.max(0, first[0] - LEFT) || (cut <= first[0] && first[0] - start > 3 * LEFT)) {
        start = cut;
      }
    });
    for (var i = 0; i < passage.cuts.length; i += 1) {
      if (passage.cuts[i] >= first[1] && passage.cuts[i] - start >= LENGTH) {
        end = passage.cuts[i];
        break;
      }
    }
    return [start, end];
  }

  function snippet(passage, found) {
    var quote = element("span", "hit-words");
    var all = marks(passage, found);
    var shown = bounds(passage, all[0]);
    var place = shown[0];
    if (place > 0) { quote.append("……"); }
    all.forEach(function (range) {
      if (range[0] < place || range[1] > shown[1]) { return; }
      quote.append(passage.words.slice(place, range[0]));
      quote.append(element("mark", "", passage.words.slice(range[0], range[1])));
      place = range[1];
    });
    quote.append(passage.words.slice(place, shown[1]));
    if (shown[1] < passage.words.length) { quote.append("……"); }
    return quote;
  }

  function hit(report, option, passage, found) {
    var item = element("li", "hit");
    var link = element("a", "hit-link");
    link.href = option.getAttribute("data-page") + "#" + passage.id;
    link.setAttribute("data-hit", "");
    link.append(snippet(passage, found), " ", element("span", "hit-more", "看原文"));
    var place = element("p", "hit-place");
    if (passage.section) { place.append(element("span", "hit-section", passage.section)); }
    place.append(element("span", "hit-role", report.roles[passage.role]));
    if (found.length > 1) { place.append(element("span", "hit-count", found.length + "处")); }
    item.append(link, place);
    return item;
  }

  function group(report, option, query, asked) {
    var list = element("ol", "hits");
    report.passages.forEach(function (passage) {
      if (asked.role && passage.role !== asked.role) { return; }
      if (asked.topic && passage.topics.indexOf(asked.topic) === -1) { return; }
      if (asked.kind && passage.kinds.indexOf(asked.kind) === -1) { return; }
      var found = matches(passage, query);
      if (found.length) { list.append(hit(report, option, passage, found)); }
    });
    if (!list.children.length) { return null; }
    var section = element("section", "search-group");
    var title = element("h2", "", option.textContent.trim());
    title.append(element("small", "", option.getAttribute("data-kind") + "，" +
      list.children.length + "段"));
    section.append(title, list);
    section.count = list.children.length;
    return section;
  }

  /* --- asking -------------------------------------------------------------------------------- */

  function asked() {
    var values = {};
    ["q", "report", "topic", "role", "kind"].forEach(function (name) {
      var field = form.elements[name];
      values[name] = field ? field.value.trim() : "";
    });
    return values;
  }

  function address(values) {
    var pairs = new URLSearchParams();
    Object.keys(values).forEach(function (name) {
      if (values[name]) { pairs.set(name, values[name]); }
    });
    return "?" + pairs.toString();
  }

  function options(values) {
    return Array.prototype.filter.call(form.elements.report.options, function (option) {
      return option.value && (!values.report || option.value === values.report);
    });
  }

  /* Reports are asked one after the other, the next few on their way: results stand as soon as
     their report has come, in the order of the list, and a long list does not choke the line. */
  function show(values, chosen, turn) {
    var query = fold(values.q).text;
    var count = 0;

    function next(number) {
      if (turn !== latest) { return null; }
      if (number === chosen.length) {
        status.textContent = count
          ? "含“" + values.q + "”的段落共" + count + "段"
          : "所选文本中没有含“" + values.q + "”的段落；可以换一个说法，或减少筛选条件";
        return null;
      }
      chosen.slice(number, number + AHEAD).forEach(load);
      return load(chosen[number]).then(function () {
        var found = turn === latest &&
          group(loaded[chosen[number].value], chosen[number], query, values);
        if (found) {
          results.append(found);
          count += found.count;
        }
        return next(number + 1);
      });
    }

    return next(0);
  }

  function run() {
    var values = asked();
    var turn = latest += 1;
    if (!fold(values.q).text) { return; }
    status.textContent = "正在检索";
    results.textContent = "";
    show(values, options(values), turn).catch(function () {
      if (turn === latest) { status.textContent = "检索数据没有载入，请重新打开本页"; }
    });
  }

  function fill() {
    var given = new URLSearchParams(location.search);
    given.forEach(function (value, name) {
      var field = form.elements[name];
      if (field) { field.value = value; }
    });
    var values = asked();
    form.querySelector(".narrowing").open = window.matchMedia("(min-width: 48rem)").matches ||
      Boolean(values.report || values.topic || values.role || values.kind);
  }

  function refine() {
    try {
      history.replaceState(null, "", address(asked()));
    } catch (refused) {
      // From disk an address cannot be replaced; the results are shown all the same.
    }
    run();
  }

  Array.prototype.forEach.call(document.querySelectorAll("form[data-search]"), function (each) {
    each.addEventListener("submit", function (event) {
      event.preventDefault();
      var here = each === form;
      var values = here ? asked() : { q: each.elements.q.value.trim() };
      location.href = each.action.split(/[?#]/)[0] + address(values);
    });
  });

  if (form) {
    form.addEventListener("change", function (event) {
      if (event.target.tagName === "SELECT") { refine(); }
    });
    fill();
    run();
  }
}());
