import { compile } from '../../src/query/compile.ts';
import { createEngine, type Engine } from '../../src/query/engine.ts';
import { WEIGHTS, type Weights } from '../../src/query/ranking/weights.ts';
import type { Contender } from './contender.ts';

/** Sanad's query core. A whole answer is timed: ranking, deciding and explaining. */
export function sanad(weightsFor: (article: string) => Weights = () => WEIGHTS): Contender {
  return {
    key: 'sanad',
    name: 'Sanad',
    open(knowledge) {
      const compiled = compile(knowledge);
      const engines = new Map<Weights, Engine>();
      const engineFor = (article: string): Engine => {
        const weights = weightsFor(article);
        const engine = engines.get(weights) ?? createEngine(compiled, weights);
        engines.set(weights, engine);
        return engine;
      };
      return {
        search(text, article) {
          const engine = engineFor(article);
          const { outcome, explanation } = engine.ask({ text });
          return {
            ids: () => engine.judge({ text }).ranked.map(({ indexed }) => indexed.id),
            decision: { confidence: explanation.confidence, answered: outcome === 'answered' },
          };
        },
      };
    },
  };
}
