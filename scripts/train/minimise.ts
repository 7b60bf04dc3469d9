/** A loss at some weights; writes its gradient into `gradient`. */
export type Loss = (weights: Float64Array, gradient: Float64Array) => number;

const ROUNDS = 300;
const MEMORY = 10;
const HALVINGS = 20;
/** Less gain than this in a round is none. */
const LEAST_GAIN = 1e-6;
/** Share of the gain that the slope promises which a step must bring (Armijo 1966). */
const PROMISED = 1e-4;

/** Minimises a smooth convex loss by L-BFGS (Nocedal 1980). The same loss and start give the same weights. */
export function minimise(start: Float64Array, loss: Loss): Float64Array {
  const dimension = start.length;
  let weights: Float64Array = Float64Array.from(start);
  let gradient: Float64Array = new Float64Array(dimension);
  let value = loss(weights, gradient);
  const steps: { readonly moved: Float64Array; readonly turned: Float64Array; readonly curve: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const direction = Float64Array.from(gradient);
    const pulls: number[] = [];
    for (const { moved, turned, curve } of steps.toReversed()) {
      const pull = dot(moved, direction) / curve;
      pulls.unshift(pull);
      addTo(direction, turned, -pull);
    }
    const last = steps.at(-1);
    if (last !== undefined) {
      const size = last.curve / dot(last.turned, last.turned);
      for (let i = 0; i < dimension; i++) direction[i] = (direction[i] as number) * size;
    }
    steps.forEach(({ moved, turned, curve }, i) => {
      addTo(direction, moved, (pulls[i] ?? 0) - dot(turned, direction) / curve);
    });
    const slope = -dot(gradient, direction);
    const nextGradient = new Float64Array(dimension);
    let next: Float64Array = weights;
    let nextValue = value;
    let size = 1;
    for (let halving = 0; ; halving++, size /= 2) {
      if (halving === HALVINGS) return weights;
      next = Float64Array.from(weights);
      addTo(next, direction, -size);
      nextValue = loss(next, nextGradient);
      if (nextValue <= value + PROMISED * size * slope) break;
    }
    const moved = next.map((x, i) => x - (weights[i] as number));
    const turned = nextGradient.map((x, i) => x - (gradient[i] as number));
    const curve = dot(moved, turned);
    if (curve > 0) steps.push({ moved, turned, curve });
    if (steps.length > MEMORY) steps.shift();
    const gain = value - nextValue;
    weights = next;
    gradient = nextGradient;
    value = nextValue;
    if (gain < LEAST_GAIN) break;
  }
  return weights;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** Adds `b` times `factor` to `a`. */
function addTo(a: Float64Array, b: Float64Array, factor: number): void {
  for (let i = 0; i < a.length; i++) a[i] = (a[i] as number) + factor * (b[i] as number);
}
