/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A circle in pixels. */
export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A name of this size that wants to stand beside a circle. */
export interface Wanted {
  readonly circle: Circle;
  readonly width: number;
  readonly height: number;
}

/** Where a name stands. */
export interface Placed {
  readonly box: Box;
  /** The side of the name that is turned to the circle. */
  readonly nearSide: 'left' | 'middle' | 'right';
  /** From the circle to the name, where it does not stand beside it. */
  readonly leader?: readonly [from: readonly [number, number], to: readonly [number, number]];
}

const GAP = 8;
/** What a name and its leader keep from the circles of others, so that nobody takes it for theirs. */
const KEPT_OFF = 13;
/** Distances from a circle that are tried, the nearest first. */
const DISTANCES: readonly number[] = [0, 30, 60, 100, 150, 210, 280, 360, 450];
/** Directions that are tried: beside, above and below, then between these. In degrees, from the right, downwards. */
const ANGLES: readonly number[] = [0, 180, 270, 90, 315, 225, 45, 135, 337, 203, 23, 157, 293, 247, 67, 113];

/**
 * Places names one after the other, each as near to its circle as it can stand within the frame without touching a name, a circle
 * or a leader. Names that found no room come first in another attempt. The same input gives the same places.
 * @returns undefined for a name that fits nowhere
 */
export function placeLabels(wanted: readonly Wanted[], frame: Box): readonly (Placed | undefined)[] {
  let order = wanted.map((_, index) => index);
  let best = placeInOrder(order, wanted, frame);
  for (let attempt = 0; attempt < MOST_ATTEMPTS && best.size < wanted.length; attempt += 1) {
    const missing = order.filter((index) => !best.has(index));
    order = [...missing, ...order.filter((index) => !missing.includes(index))];
    const next = placeInOrder(order, wanted, frame);
    if (next.size > best.size) best = next;
  }
  return wanted.map((_, index) => best.get(index));
}

const MOST_ATTEMPTS = 6;

function placeInOrder(
  order: readonly number[],
  wanted: readonly Wanted[],
  frame: Box,
): ReadonlyMap<number, Placed> {
  const circles = wanted.map(({ circle }) => circle);
  const placed = new Map<number, Placed>();
  for (const index of order) {
    const label = wanted[index];
    if (label === undefined) continue;
    const others = [...placed.values()];
    const found = candidates(label).find((candidate) => isFree(candidate, label, frame, circles, others));
    if (found) placed.set(index, found);
  }
  return placed;
}

function candidates({ circle, width, height }: Wanted): readonly Placed[] {
  return DISTANCES.flatMap((distance) =>
    ANGLES.map((angle): Placed => {
      const [dx, dy] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
      const reach = circle.radius + GAP + distance;
      const [x, y] = [circle.x + dx * reach, circle.y + dy * reach];
      // The corner or side that looks to the circle stands at this point.
      const side = (along: number, size: number): number =>
        Math.abs(along) < 0.3 ? size / 2 : along > 0 ? 0 : size;
      const box = { x: x - side(dx, width), y: y - side(dy, height), width, height };
      const nearSide = Math.abs(dx) < 0.3 ? 'middle' : dx > 0 ? 'left' : 'right';
      if (distance === 0) return { box, nearSide };
      const from = [circle.x + dx * circle.radius, circle.y + dy * circle.radius] as const;
      return {
        box,
        nearSide,
        leader: [from, [circle.x + dx * (reach - GAP / 2), circle.y + dy * (reach - GAP / 2)]],
      };
    }),
  );
}

function isFree(
  { box, leader }: Placed,
  { circle }: Wanted,
  frame: Box,
  circles: readonly Circle[],
  placed: readonly Placed[],
): boolean {
  const way = pointsOf(leader);
  return (
    isInside(box, frame) &&
    !circles.some((other) => touches(box, other, other === circle ? 0 : KEPT_OFF)) &&
    !circles.some((other) => other !== circle && way.some((point) => isOn(point, other, circle))) &&
    !placed.some(
      (other) =>
        overlaps(box, other.box) ||
        way.some((point) => overlaps(point, other.box)) ||
        pointsOf(other.leader).some((point) => overlaps(point, box)),
    )
  );
}

/** Whether a point of a circle's leader is on another circle. Where the two overlap, it may pass over the other's edge. */
function isOn({ x, y }: Box, other: Circle, own: Circle): boolean {
  const areApart = Math.hypot(own.x - other.x, own.y - other.y) > own.radius + other.radius + KEPT_OFF;
  return Math.hypot(x - other.x, y - other.y) < (areApart ? other.radius + KEPT_OFF : other.radius / 2);
}

/** Points along a leader, closer together than any name is high. */
function pointsOf(leader: Placed['leader']): readonly Box[] {
  if (leader === undefined) return [];
  const [[x1, y1], [x2, y2]] = leader;
  const steps = Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 6) + 1;
  return Array.from({ length: steps + 1 }, (_, step) => ({
    x: x1 + ((x2 - x1) * step) / steps,
    y: y1 + ((y2 - y1) * step) / steps,
    ...{ width: 1, height: 1 },
  }));
}

/** Whether a box is inside another. */
export function isInside(box: Box, frame: Box): boolean {
  return (
    box.x >= frame.x &&
    box.y >= frame.y &&
    box.x + box.width <= frame.x + frame.width &&
    box.y + box.height <= frame.y + frame.height
  );
}

/** Whether two boxes have a point in common. */
export function overlaps(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function touches(box: Box, { x, y, radius }: Circle, margin: number): boolean {
  const nearest = (at: number, start: number, size: number): number =>
    Math.min(Math.max(at, start), start + size);
  return Math.hypot(x - nearest(x, box.x, box.width), y - nearest(y, box.y, box.height)) < radius + margin;
}
