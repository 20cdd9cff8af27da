// The object graph of one step, drawn from top to bottom: names first, what they lead to below.
const NODE = { width: 112, height: 40 };
const GAP = { x: 44, y: 46 };
/** How far the way around other objects reaches out. */
const FAR = 42;
const NAMES = { height: 24, gap: 12, below: 44 };

/** An SVG element with its attributes and children. */
function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Places for everything that occurs in any step of a play, so that nothing jumps between steps. */
function layOut(play) {
  const objects = [], names = [], below = new Map();
  for (const step of play.steps) {
    for (const thing of step.objects) if (!objects.includes(thing.id)) objects.push(thing.id);
  }
  for (const step of play.steps) {
    for (const link of step.references) {
      if (!objects.includes(link.from)) {
        if (!names.includes(link.from)) names.push(link.from);
      } else if (link.to !== null && link.to !== link.from) {
        below.set(link.from, [...(below.get(link.from) ?? []), link.to]);
      }
    }
  }
  const named = play.steps.flatMap(step => step.references)
    .filter(link => names.includes(link.from) && link.to !== null).map(link => link.to);
  const places = new Map();
  let column = 0;
  for (const start of [...named, ...objects]) {
    if (!places.has(start)) column = placeBelow(start, below, places, column) + 1;
  }
  return { objects, names, places, width: place(Math.max(column, 1), 0).x + FAR,
    height: Math.max(...[...places.values()].map(p => p.y + NODE.height), NAMES.height) + 22 };
}

function place(column, row) {
  return { x: 20 + column * (NODE.width + GAP.x),
    y: NAMES.height + NAMES.below + row * (NODE.height + GAP.y) };
}

/** Breadth first from one object: each further step away is one row lower. Returns the last column. */
function placeBelow(start, below, places, column) {
  let row = 0, rightmost = column, wave = [start];
  while (wave.length > 0) {
    const next = [];
    wave.forEach((id, index) => {
      places.set(id, place(column + index, row));
      rightmost = Math.max(rightmost, column + index);
    });
    for (const id of wave) {
      for (const held of below.get(id) ?? []) {
        if (!places.has(held) && !next.includes(held)) next.push(held);
      }
    }
    wave = next;
    row += 1;
  }
  return rightmost;
}

function drawGraph(play, step, layout) {
  const names = placeNames(step, layout);
  const width = Math.max(layout.width, ...[...names.values()].map(n => n.x + n.width + 20), 220);
  const picture = svg("svg", { viewBox: `0 0 ${width} ${layout.height}`, role: "img",
    style: `max-width:${width * 1.15}px`, "aria-label": describe(step) });
  for (const link of step.references) {
    if (link.to !== null) picture.append(...drawLink(link, step, layout, names));
  }
  for (const thing of step.objects) picture.append(drawObject(thing, layout.places.get(thing.id)));
  for (const [name, spot] of names) picture.append(drawName(name, spot));
  return picture;
}

function describe(step) {
  return step.objects.map(thing => `${thing.id}: `
    + (thing.count === null ? thing.state : `count ${thing.count}`)).join(", ");
}

/** Each name stands above what it refers to; several above one object stand side by side. */
function placeNames(step, layout) {
  const names = new Map();
  let free = 8;
  const links = step.references.filter(link => layout.names.includes(link.from));
  const order = links.map(link => ({ link, x: link.to === null ? 0 : layout.places.get(link.to).x }))
    .sort((one, other) => one.x - other.x);
  for (const { link, x } of order) {
    if (names.has(link.from)) continue;
    const text = link.to === null ? `${link.from} = null` : link.from;
    const wide = 18 + text.length * 7.6;
    const left = Math.max(free, x);
    names.set(link.from, { x: left, y: 4, width: wide, text, kind: link.kind });
    free = left + wide + NAMES.gap;
  }
  return names;
}

function drawName(name, spot) {
  return svg("g", { class: `name ${spot.kind}`, "data-name": name },
    svg("rect", { x: spot.x, y: spot.y, width: spot.width, height: NAMES.height, rx: 12 }),
    svg("text", { x: spot.x + spot.width / 2, y: spot.y + 16, "text-anchor": "middle" }, spot.text));
}

function drawObject(thing, spot) {
  // Hidden lines of a long type name would be worse than small ones.
  const fits = thing.id.length <= 13 ? {} : { textLength: NODE.width - 14, lengthAdjust: "spacingAndGlyphs" };
  const group = svg("g", { class: `object ${thing.state}`, "data-object": thing.id },
    svg("rect", { x: spot.x, y: spot.y, width: NODE.width, height: NODE.height, rx: 6 }),
    svg("text", { x: spot.x + NODE.width / 2, y: spot.y + 25, "text-anchor": "middle", ...fits },
      thing.id));
  if (thing.count !== null) {
    const x = spot.x + NODE.width - 4, y = spot.y + 2;
    group.append(svg("circle", { cx: x, cy: y, r: 11 }),
      svg("text", { class: "count", x, y: y + 4.5, "text-anchor": "middle" }, String(thing.count)));
  }
  const note = { zero: "still in memory", reclaimed: "reclaimed" }[thing.state];
  if (note) {
    group.append(svg("text", { class: "small", x: spot.x + NODE.width / 2, y: spot.y + NODE.height + 13,
      "text-anchor": "middle", style: "text-decoration:none" }, note));
  }
  return group;
}

function drawLink(link, step, layout, names) {
  const to = layout.places.get(link.to);
  const kind = `link ${link.kind}`;
  if (names.has(link.from)) {
    const from = names.get(link.from);
    const x = Math.min(Math.max(from.x + from.width / 2, to.x + 10), to.x + NODE.width - 24);
    return arrow(kind, `M${from.x + from.width / 2},${from.y + NAMES.height} L${x},${to.y - 2}`,
      x - (from.x + from.width / 2), to.y - 2 - from.y - NAMES.height, x, to.y - 2);
  }
  const from = layout.places.get(link.from);
  if (link.from === link.to) {
    const x = to.x + NODE.width, y = to.y + NODE.height / 2;
    const loop = `M${x},${y + 12} C${x + 44},${y + 34} ${x + 44},${y - 22} ${x + 2},${y - 2}`;
    return [...arrow(kind, loop, -42, 12, x + 2, y - 2), label(x + 22, y + 36, link.slot)];
  }
  const back = step.references.some(other => other.from === link.to && other.to === link.from);
  return curve(kind, link.slot, from, to, back);
}

/** Between two objects: straight to the next row, around the side to a row above or further away. */
function curve(kind, slot, from, to, back) {
  const half = NODE.width / 2;
  const down = to.y > from.y, near = Math.abs(to.y - from.y) <= NODE.height + GAP.y + 1;
  const start = { x: from.x + half, y: down ? from.y + NODE.height : from.y };
  const end = { x: to.x + half, y: down ? to.y - 2 : to.y + NODE.height + 2 };
  if (from.y === to.y) {
    const right = to.x > from.x;
    const y = from.y + NODE.height / 2 + (back ? (right ? -8 : 8) : 0);
    const x1 = right ? from.x + NODE.width : from.x, x2 = right ? to.x - 2 : to.x + NODE.width + 2;
    return [...arrow(kind, `M${x1},${y} L${x2},${y}`, x2 - x1, 0, x2, y),
      label((x1 + x2) / 2, y + (right ? -6 : 15), slot)];
  }
  if (near) {
    const shift = back ? (down ? 16 : -16) : 0;
    start.x += shift;
    end.x += shift;
    return [...arrow(kind, `M${start.x},${start.y} L${end.x},${end.y}`, end.x - start.x, end.y - start.y,
      end.x, end.y), label((start.x + end.x) / 2 + (shift < 0 ? -26 : 28), (start.y + end.y) / 2 + 4, slot)];
  }
  const x1 = from.x + NODE.width, x2 = to.x + NODE.width + 2, far = Math.max(x1, x2) + FAR;
  const y1 = from.y + NODE.height / 2, y2 = to.y + NODE.height * 0.7;
  const path = `M${x1},${y1} C${far},${y1} ${far},${y2} ${x2},${y2}`;
  return [...arrow(kind, path, -38, 0, x2, y2), label(far + 2, (y1 + y2) / 2, slot)];
}

function arrow(kind, path, dx, dy, x, y) {
  const length = Math.hypot(dx, dy) || 1, ux = dx / length, uy = dy / length;
  const wing = (side) => `${x - ux * 9 - side * uy * 4.5},${y - uy * 9 + side * ux * 4.5}`;
  return [svg("path", { class: kind, d: path }),
    svg("polygon", { class: "arrow", points: `${x},${y} ${wing(1)} ${wing(-1)}` })];
}

function label(x, y, text) {
  return svg("text", { class: "small", x, y, "text-anchor": "middle" }, text);
}
