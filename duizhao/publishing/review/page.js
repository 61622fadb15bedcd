
"use strict";
(() => {
  const known = JSON.parse(document.getElementById("known").textContent);
  const byId = (id) => document.getElementById(id);
  const STORE = `duizhao-review-${known.stamp}`;
  const WORDS = { confirm: "确认", add: "补充", strike: "排除", confirmed: "订正", as_is: "原文如此", "": "未定" };
  let made = {}; // name of a sheet → key of a proposal → decision
  let extra = {}; // name of a sheet → keys of pairs that the editor put together
  let history = [];
  let sheet = known.sheets[0];
  let current = 0;

  // --- what is remembered between visits ---

  function recall() {
    try {
      const kept = JSON.parse(localStorage.getItem(STORE)) || {};
      made = kept.made || {};
      extra = kept.extra || {};
    } catch (error) {
      made = {}; // a browser that keeps nothing for files on disk
    }
    for (const each of known.sheets) {
      made[each.name] = made[each.name] || {};
      extra[each.name] = extra[each.name] || [];
      for (const key of extra[each.name]) putTogether(each, ...key.split("|"));
    }
  }

  function keep() {
    try {
      localStorage.setItem(STORE, JSON.stringify({ made, extra }));
    } catch (error) {
      // the download is what counts
    }
  }

  // --- the proposals ---

  const section = (of) => byId(`sheet-${of.name}`);
  const more = (of) => byId(`more-${of.name}`);
  const cards = () => [...section(sheet).querySelectorAll(".proposal")];
  const proposal = () => sheet.proposals[current];
  const decided = (each) => made[sheet.name][each.key];
  const isOpen = (each) => !each.decision && !decided(each);
  const isRepair = () => sheet.table === "repair";
  const isLink = () => sheet.table === "link";
  const unit = () => sheet.unit;

  function canBe(each) {
    if (isRepair()) return true;
    return isLink() ? each.left.quote && each.right.quote : Object.keys(each.answers.confirm).length;
  }

  function putTogether(of, left, right) {
    const [one, other] = [of.lefts.find((p) => p.id === left), of.rights.find((p) => p.id === right)];
    if (!one || !other) return;
    of.proposals.push({ key: `${left}|${right}`, grade: 2, title: `${one.title} ↔ ${other.title}`, decision: "", reason: "", added: true, left: one, right: other });
    const card = document.createElement("article");
    card.className = "proposal";
    card.dataset.key = `${left}|${right}`;
    const title = element("h2", `补充：${one.title} ↔ ${other.title}`);
    title.tabIndex = -1;
    const facts = element("p", "", "facts");
    const state = element("span", "编辑列出", "state");
    state.dataset.state = "";
    facts.append(state);
    const two = element("div", "", "two");
    for (const [side, passage] of [["left", one], ["right", other]]) {
      const box = element("div", "", `side ${side}`);
      const quote = element("blockquote", "");
      quote.append(element("p", passage.text));
      box.append(element("h3", passage.name), element("p", passage.place, "place"), quote);
      two.append(box);
    }
    card.append(title, facts, two);
    section(of).append(card);
  }

  function element(tag, words, name) {
    const fresh = document.createElement(tag);
    fresh.textContent = words;
    if (name) fresh.className = name;
    return fresh;
  }

  // --- deciding ---

  function today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  function chosenGrade() {
    return Number(document.querySelector("[name=grade]:checked").value);
  }

  function decide(decision) {
    const each = proposal();
    if (!canBe(each)) return tell("同样的文字在一份文本里不止一处，请在内容文件里手写这条决定");
    if (isRepair() && decision === "confirm" && [each.key, ""].includes(byId("after").value.trim())) {
      byId("after").focus();
      return tell("请先写出应作的文字");
    }
    history.push({ sheet: sheet.name, key: each.key, before: decided(each) || null });
    const entry = { decision: word(each, decision), on: today() };
    fill(entry);
    made[sheet.name][each.key] = entry;
    keep();
    forward(`已记：${WORDS[entry.decision]}`);
  }

  function word(each, decision) {
    if (isRepair()) return decision === "confirm" ? "confirmed" : "as_is";
    if (decision === "strike") return "strike";
    return each.added || each.decision === "add" ? "add" : "confirm";
  }

  function fill(entry) {
    entry.reason = byId("reason").value.trim();
    if (isLink() && entry.decision !== "strike") entry.grade = chosenGrade();
    if (entry.decision === "confirmed") entry.after = byId("after").value.trim();
  }

  function skip() {
    history.push({ sheet: sheet.name, key: proposal().key, before: decided(proposal()) || null });
    forward("已跳过");
  }

  function undo() {
    const last = history.pop();
    if (!last) return tell("没有可以撤销的");
    choose(last.sheet);
    if (last.before) made[last.sheet][last.key] = last.before;
    else delete made[last.sheet][last.key];
    keep();
    show(sheet.proposals.findIndex((each) => each.key === last.key), "已撤销");
  }

  function forward(words) {
    const count = sheet.proposals.length;
    const following = sheet.proposals.map((_, n) => (current + 1 + n) % count);
    const next = following.find((n) => isOpen(sheet.proposals[n]));
    if (next === undefined) {
      show(Math.min(current + 1, count - 1), `${words}。各${unit()}都已有决定，可以下载`);
    } else show(next, words);
  }

  function revise() {
    const entry = decided(proposal());
    if (!entry) return;
    fill(entry);
    keep();
    refresh();
  }

  // --- what is seen ---

  function tell(words) {
    byId("told").textContent = words;
  }

  function show(place, words) {
    current = Math.max(0, Math.min(place, sheet.proposals.length - 1));
    const each = proposal();
    cards().forEach((card, n) => { card.hidden = n !== current; });
    byId("panel").hidden = !each;
    if (each) {
      const entry = decided(each) || {};
      const grade = entry.grade || each.grade || 2;
      document.querySelector(`[name=grade][value="${grade}"]`).checked = true;
      byId("after").value = entry.after || each.after || "";
      byId("reason").value = entry.reason === undefined ? each.reason : entry.reason;
    }
    refresh();
    if (words === undefined) return;
    const left = sheet.proposals.filter(isOpen).length;
    tell(`${words}。还有 ${left} ${unit()}未定`);
    if (each) {
      cards()[current].querySelector("h2").focus({ preventScroll: true });
      window.scrollTo(0, section(sheet).offsetTop - byId("told").offsetHeight);
    }
  }

  function refresh() {
    cards().forEach((card, n) => {
      const state = card.querySelector("[data-state]");
      state.dataset.state = state.dataset.state || state.textContent;
      const entry = decided(sheet.proposals[n]);
      state.textContent = entry ? `本次${WORDS[entry.decision]}` : state.dataset.state;
    });
    const count = sheet.proposals.length;
    const done = count - sheet.proposals.filter(isOpen).length;
    const bar = document.querySelector("#progress progress");
    bar.max = count || 1;
    bar.value = done;
    document.querySelector("#progress span").textContent = `已定 ${done}／${count} ${unit()}`;
    const fresh = Object.keys(made[sheet.name]).length;
    byId("download").textContent = `下载决定（${fresh} 条）`;
    byId("download").disabled = !fresh;
    byId("output").value = toml();
    overview();
  }

  function overview() {
    const list = more(sheet).querySelector(".overview ol");
    list.textContent = "";
    sheet.proposals.forEach((each, n) => {
      const entry = decided(each);
      const state = WORDS[entry ? entry.decision : each.decision];
      const button = element("button", `${state}：${each.title}`);
      button.type = "button";
      if (n === current) button.setAttribute("aria-current", "true");
      button.addEventListener("click", () => show(n, "已转到"));
      const item = document.createElement("li");
      item.append(button);
      list.append(item);
    });
  }

  function choose(id) {
    sheet = known.sheets.find((each) => each.name === id);
    for (const each of known.sheets) section(each).hidden = more(each).hidden = each !== sheet;
    if (byId("sheet")) byId("sheet").value = id;
    byId("grades").hidden = !isLink();
    byId("correction").hidden = !isRepair();
    document.querySelector("[data-do=confirm]").textContent = isRepair() ? "订正（y）" : "确认（y）";
    document.querySelector("[data-do=strike]").textContent = isRepair() ? "原文如此（n）" : "排除（n）";
  }

  // --- the download ---

  const quoted = (words) => JSON.stringify(words).replace(/\u007f/g, "\\u007f");

  function ofLink(each, entry) {
    const sides = ["left", "right"].flatMap((side) => [
      `${side} = ${quoted(each[side].quote)}`,
      `${side}_at = ${quoted(each[side].at)}`,
    ]);
    const grade = entry.grade ? [`grade = ${entry.grade}`] : [];
    return [...sides, `decision = ${quoted(entry.decision)}`, ...grade];
  }

  function ofRepair(each, entry) {
    const after = entry.after ? [`after = ${quoted(entry.after)}`] : [];
    return [`quote = ${quoted(each.key)}`, ...after, `status = ${quoted(entry.decision)}`];
  }

  function ofCard(each, entry) {
    const values = Object.entries(each.answers[entry.decision]);
    return values.map(([key, value]) => `${key} = ${Array.isArray(value) ? `[${value.map(quoted).join(", ")}]` : quoted(value)}`);
  }

  function written(each, entry) {
    if (isRepair()) return ofRepair(each, entry);
    return isLink() ? ofLink(each, entry) : ofCard(each, entry);
  }

  function toml() {
    const lines = sheet.head.map(([key, value]) => `${key} = ${quoted(value)}`);
    for (const each of sheet.proposals) {
      const entry = decided(each);
      if (!entry) continue;
      lines.push("", `[[${sheet.table}]]`, ...written(each, entry));
      if (entry.reason) lines.push(`reason = ${quoted(entry.reason)}`);
      lines.push(`on = ${entry.on}`);
    }
    return `${lines.join("\n")}\n`;
  }

  function download() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([toml()], { type: "application/toml" }));
    link.download = isLink() || isRepair() ? `${sheet.id}.decisions.toml` : `${sheet.id}.${sheet.table}.decisions.toml`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    tell("已下载，请用 python build.py decide 收入");
  }

  // --- keys and buttons ---

  const steps = {
    confirm: () => decide("confirm"),
    strike: () => decide("strike"),
    skip,
    back: () => show(current - 1, "前一个"),
    on: () => show(current + 1, "后一个"),
  };
  const keys = { y: "confirm", n: "strike", " ": "skip", k: "back", j: "on" };

  function pressed(event) {
    if (!byId("keys").checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target;
    if (target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select")) return;
    if (event.key === " " && target.closest("button, input, summary, a")) return;
    const key = event.key.toLowerCase();
    if (key === "u") undo();
    else if (!proposal()) return;
    else if (keys[key]) steps[keys[key]]();
    else if (isLink() && "123".includes(key)) {
      document.querySelector(`[name=grade][value="${key}"]`).checked = true;
      revise();
      tell(`程度 ${key}`);
    } else return;
    event.preventDefault();
  }

  function listed(event) {
    event.preventDefault();
    const form = event.target;
    const key = `${form.left.value}|${form.right.value}`;
    let place = sheet.proposals.findIndex((each) => each.key === key);
    if (place < 0) {
      extra[sheet.name].push(key);
      putTogether(sheet, form.left.value, form.right.value);
      place = sheet.proposals.length - 1;
      keep();
    }
    show(place, "已列出，请作决定");
  }

  if (!sheet) return;
  for (const each of known.sheets) each.name = `${each.table}-${each.id}`;
  recall();
  document.addEventListener("keydown", pressed);
  for (const button of document.querySelectorAll("[data-do]")) {
    button.addEventListener("click", () => steps[button.dataset.do]());
  }
  for (const form of document.querySelectorAll("form.add")) {
    form.hidden = false;
    form.addEventListener("submit", listed);
  }
  for (const grade of document.querySelectorAll("[name=grade]")) grade.addEventListener("change", revise);
  for (const field of [byId("reason"), byId("after")]) {
    field.addEventListener("input", revise);
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") cards()[current].querySelector("h2").focus();
    });
  }
  byId("undo").addEventListener("click", undo);
  byId("download").addEventListener("click", download);
  if (byId("sheet")) byId("sheet").addEventListener("change", (event) => { choose(event.target.value); show(0, "已换一组"); });
  choose(sheet.name);
  show(Math.max(0, sheet.proposals.findIndex(isOpen)));
})();
