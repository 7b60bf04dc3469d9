/** The Node that the npm package `node` brings. Without its TypeScript and Temporal every test would fail. */
const LEAST = 26;

/** Ends the test run with one line when an older Node runs it. */
export function requireNode(): void {
  const { node } = process.versions;
  if (Number(node.split('.')[0]) >= LEAST) return;
  process.stderr.write(
    `The tests need Node ${LEAST}, which "npm install" brings; this is Node ${node}. Start them with "npm test".\n`,
  );
  process.exit(1);
}
