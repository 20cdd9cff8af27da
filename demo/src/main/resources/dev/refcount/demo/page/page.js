// Builds the page from the run's JSON; no number stands in this file.
const lectures = JSON.parse(document.getElementById("run").textContent);

/** An HTML element with its class and children. */
function html(tag, kind, ...children) {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  element.append(...children);
  return element;
}

const WORDS = {
  Python: /("""[^]*?"""|"[^"\n]*")|(#.*)|\b(import|from|class|def|return|global|pass|for|in|if|not|is|None|del|while|try|except|as|lambda|and|or|break|any|False|True)\b/g,
  Java: /("(?:\\.|[^"\\\n])*")|(\/\/.*|\/\*[^]*?\*\/)|\b(package|import|static|public|final|class|void|new|return|int|long|double|boolean|byte|var|for|while|if|try|catch|throws|null|true|false|break)\b/g,
};

/** Source text, coloured; each line an element of its own. */
function code(side) {
  const block = html("pre", "code");
  block.tabIndex = 0;
  block.setAttribute("aria-label", side.file);
  let line = html("span");
  const add = (text, kind) => text.split("\n").forEach((part, index) => {
    if (index > 0) {
      block.append(line, "\n");
      line = html("span");
    }
    if (part) line.append(kind ? html("span", kind, part) : part);
  });
  let from = 0;
  for (const match of side.source.matchAll(WORDS[side.language])) {
    add(side.source.slice(from, match.index));
    add(match[0], match[1] ? "text" : match[2] ? "note" : "word");
    from = match.index + match[0].length;
  }
  add(side.source.slice(from));
  block.append(line);
  return block;
}

/** One language's half of a lesson; show(n) turns to its step n. */
function half(side) {
  const root = html("article", "side");
  root.dataset.language = side.language;
  const head = html("header");
  const body = html("div");
  const source = code(side);
  let play = side.plays[side.plays.length - 1], now = 0;
  const title = html("h3");
  head.append(title);
  if (side.plays.length > 1) {
    const choice = html("select");
    choice.setAttribute("aria-label", `${side.language} setting`);
    for (const each of side.plays) choice.append(new Option(each.setting));
    choice.onchange = () => {
      play = side.plays[choice.selectedIndex];
      draw();
    };
    head.append(choice);
    play = side.plays[0];
  }
  root.append(head, body, source);
  function draw() {
    title.replaceChildren(play.runtime || side.language, " ");
    if (play.recorded) title.append(html("span", "recorded", "recorded earlier, not run here"));
    body.replaceChildren();
    const index = Math.min(now, play.steps.length - 1), step = play.steps[index];
    if (play.failure) body.append(html("p", "failure", `${side.file} ${play.failure}`));
    if (!step) return;
    const caption = html("p", "caption", step.caption);
    caption.setAttribute("aria-live", "polite");
    body.append(caption);
    if (step.objects.length + step.references.length > 0) body.append(drawGraph(play, step, layOut(play)));
    body.append(printed(play, index));
    if (play.events.length > 0) body.append(drawTimeline(play), html("ul", "events", ...eventList(play)));
    mark(source, step.line);
  }
  return { root, steps: () => Math.max(...side.plays.map(each => each.steps.length)),
    show: n => { now = n; draw(); } };
}

/** All output so far, that of this step set off. */
function printed(play, index) {
  const block = html("pre", "printed");
  play.steps.slice(0, index + 1).forEach((step, n) => {
    const text = step.printed.map(line => `${line}\n`).join("");
    block.append(n === index ? html("b", "", text) : text);
  });
  return block;
}

function mark(source, number) {
  source.querySelectorAll(".at").forEach(line => line.classList.remove("at"));
  const line = [...source.children][number - 1];
  line.classList.add("at");
  source.scrollTop = line.offsetTop - source.offsetTop - source.clientHeight / 2;
}

function pieces(list) {
  return list.map(piece => piece.measured ? html("b", "measured", piece.text) : piece.text);
}

function table(rows) {
  const [head, ...rest] = rows;
  const line = (tag, row) => html("tr", "", ...row.map(cell => html(tag, "", ...pieces(cell))));
  return html("div", "table", html("table", "", html("thead", "", line("th", head)),
    html("tbody", "", ...rest.map(row => line("td", row)))));
}

function section(lecture) {
  const halves = [half(lecture.python), half(lecture.java)];
  const count = Math.max(...halves.map(each => each.steps()));
  const back = html("button", "back", "◀ Back"), next = html("button", "next", "Next ▶");
  const where = html("span", "soft where");
  let now = 0;
  function show(step) {
    now = Math.max(0, Math.min(count - 1, step));
    halves.forEach(each => each.show(now));
    back.disabled = now === 0;
    next.disabled = now >= count - 1;
    const longest = [lecture.python, lecture.java].flatMap(side => side.plays)
      .find(play => play.steps.length === count);
    where.textContent = longest && count
      ? `Step ${longest.steps[now].number} of ${longest.steps[count - 1].number}` : "";
  }
  back.onclick = () => show(now - 1);
  next.onclick = () => show(now + 1);
  const root = html("section", "", html("h2", "", `${lecture.number}. ${lecture.title}`),
    html("p", "question", lecture.question), html("div", "steps", back, next, where),
    html("div", "sides", ...halves.map(each => each.root)),
    ...lecture.explanation.map(paragraph => html("p", "", ...pieces(paragraph))));
  if (lecture.table.length > 0) root.append(table(lecture.table));
  root.id = `lesson-${lecture.number}`;
  root.addEventListener("keydown", event => {
    const turn = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (turn && !event.target.closest("select, .code")) {
      event.preventDefault();
      show(now + turn);
    }
  });
  return { root, show };
}

for (const lecture of lectures) {
  const link = html("a", "", String(lecture.number));
  link.href = `#lesson-${lecture.number}`;
  link.title = lecture.title;
  document.querySelector("nav").append(link);
  const made = section(lecture);
  document.querySelector("main").append(made.root);
  // Only what is on the page already has a height to scroll by.
  made.show(0);
}
const runtimes = [...new Set(lectures.flatMap(lecture => [...lecture.python.plays, ...lecture.java.plays])
  .map(play => play.runtime))].filter(Boolean);
document.getElementById("runtimes").textContent = `This run: ${runtimes.join(", ")}.`;
if (location.hash) document.querySelector(location.hash)?.scrollIntoView();
