// When each object was first seen, when its count reached zero, and when it was reclaimed.
const TIME = { width: 380, row: 24, left: 96, right: 20 };

function drawTimeline(play) {
  const rows = [...new Set(play.events.map(event => event.object))];
  const times = [...play.steps.map(step => step.at), ...play.events.map(event => event.at)];
  const last = Math.max(...times), first = Math.min(...times);
  const scale = at => TIME.left + (at - first) / (last - first || 1)
    * (TIME.width - TIME.left - TIME.right);
  const height = rows.length * TIME.row + 30;
  const picture = svg("svg", { viewBox: `0 0 ${TIME.width} ${height}`, class: "timeline", role: "img",
    "aria-label": "time line" });
  for (const step of play.steps) {
    picture.append(svg("line", { class: "axis", x1: scale(step.at), x2: scale(step.at), y1: 4,
      y2: height - 18 }));
  }
  // Two steps at nearly one time would print their numbers over each other.
  picture.append(svg("text", { class: "small", x: 4, y: height - 4 }, "at step"));
  let free = 0;
  for (const step of play.steps) {
    const x = Math.max(scale(step.at), free);
    picture.append(svg("text", { class: "small", x, y: height - 4, "text-anchor": "middle" },
      String(step.number)));
    free = x + 14;
  }
  rows.forEach((id, index) => picture.append(...life(play, id, index * TIME.row + 16, scale, last)));
  return picture;
}

/** One object's row: solid while it counts, dashed while it waits, a cross where it was reclaimed. */
function life(play, id, y, scale, last) {
  const at = what => play.events.find(event => event.object === id && event.what === what)?.at;
  const seen = play.steps.find(step => step.objects.some(thing => thing.id === id))?.at ?? 0;
  const zero = at("zero"), gone = at("reclaimed");
  const parts = [svg("text", { x: 4, y: y + 4 }, id),
    svg("line", { class: "life", x1: scale(seen), x2: scale(zero ?? gone ?? last), y1: y, y2: y })];
  if (zero !== undefined) {
    parts.push(svg("line", { class: "wait", x1: scale(zero), x2: scale(gone ?? last), y1: y, y2: y }));
  }
  if (gone !== undefined) {
    parts.push(svg("circle", { class: "end", cx: scale(gone), cy: y, r: 6 }));
  }
  return parts;
}

/** The same in words. */
function eventList(play) {
  const words = { zero: "count reaches zero", reclaimed: "reclaimed" };
  return play.events.map(event => {
    const time = document.createElement("span");
    time.textContent = `${event.at} ms`;
    const item = document.createElement("li");
    item.append(time, `${event.object}: ${words[event.what]}`);
    return item;
  });
}
