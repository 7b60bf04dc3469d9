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
  /** From the circle to the name, where it does not stand beside it. */
  readonly leader?: readonly [from: readonly [number, number], to: readonly [number, number]];
}

const GAP = 8;
/** Distances from a circle that are tried, the nearest first. */
const DISTANCES: readonly number[] = [0, 30, 60, 100, 150, 210, 280];
/** Directions that are tried: beside, above and below, then between these. In degrees, from the right, downwards. */
const ANGLES: readonly number[] = [0, 180, 270, 90, 315, 225, 45, 135, 337, 203, 23, 157, 293, 247, 67, 113];

/**
 * Places names one after the other, each as near to its circle as it can stand within the frame without touching a name, a circle
 * or a leader. The same input gives the same places.
 * @returns undefined for a name that fits nowhere
 */
export function placeLabels(
  wanted: readonly Wanted[],
  frame: Box,
  circles: readonly Circle[] = wanted.map(({ circle }) => circle),
): readonly (Placed | undefined)[] {
  const placed: Placed[] = [];
  return wanted.map((label) => {
    const found = candidates(label).find((candidate) => isFree(candidate, label, frame, circles, placed));
    if (found) placed.push(found);
    return found;
  });
}

function candidates({ circle, width, height }: Wanted): readonly Placed[] {
  return DISTANCES.flatMap((distance) =>
    ANGLES.map((angle): Placed => {
      const [dx, dy] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
      const reach = circle.radius + GAP + distance;
      const [x, y] = [circle.x + dx * reach, circle.y + dy * reach];
      // The corner or side that looks to the circle stands at this point.
      const side = (along: number, size: number): number => (Math.abs(along) < 0.3 ? size / 2 : along > 0 ? 0 : size);
      const box = { x: x - side(dx, width), y: y - side(dy, height), width, height };
      if (distance === 0) return { box };
      const from = [circle.x + dx * circle.radius, circle.y + dy * circle.radius] as const;
      return { box, leader: [from, [circle.x + dx * (reach - GAP / 2), circle.y + dy * (reach - GAP / 2)]] };
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
  const way = leader === undefined ? [] : pointsOf(leader);
  return (
    isInside(box, frame) &&
    !circles.some((other) => touches(box, other)) &&
    !placed.some((other) => overlaps(box, other.box)) &&
    !placed.some((other) => way.some(([x, y]) => overlaps({ x, y, width: 1, height: 1 }, other.box))) &&
    !placed.some((other) => other.leader && pointsOf(other.leader).some(([x, y]) => overlaps({ x, y, width: 1, height: 1 }, box))) &&
    !circles.some((other) => other !== circle && way.some(([x, y]) => Math.hypot(x - other.x, y - other.y) < other.radius / 2))
  );
}

/** Points along a leader, close enough together for names. */
function pointsOf([from, to]: NonNullable<Placed['leader']>): readonly (readonly [number, number])[] {
  const steps = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / 6);
  return Array.from({ length: steps + 1 }, (_, step) => {
    const part = steps === 0 ? 0 : step / steps;
    return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part] as const;
  });
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

function touches(box: Box, { x, y, radius }: Circle): boolean {
  const nearest = (at: number, start: number, size: number): number => Math.min(Math.max(at, start), start + size);
  return Math.hypot(x - nearest(x, box.x, box.width), y - nearest(y, box.y, box.height)) < radius + 2;
}
