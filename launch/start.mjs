// `npm start`: makes the clone ready, then starts Vigil; words after `--` choose another command, for example `replay`.
import { runReady } from './ready.mjs';

const args = process.argv.slice(2);
const isCommand = args[0] !== undefined && !args[0].startsWith('-');
await runReady('vigil/src/main.ts', isCommand ? args : ['start', ...args]);
