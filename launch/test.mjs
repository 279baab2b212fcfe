// `npm test`: makes the clone ready, then runs every test; words after `--` go to Vitest, for example a file name.
import { root, runReady } from './ready.mjs';

process.chdir(root);
await runReady('node_modules/vitest/vitest.mjs', ['run', ...process.argv.slice(2)], { forTests: true });
