// `npm start`: makes the clone ready, then starts Vigil; words after `--` choose another command, for example `replay`.
import { runReady } from './ready.mjs';

const args = process.argv.slice(2);
const isCommand = args[0] !== undefined && !args[0].startsWith('-');
// A replay of your own posts ends like the demo does, with the page; a script that asks for JSON wants it to end.
const withPage =
  args[0] === 'replay' && !args.includes('--json') && !args.includes('--help') && !args.includes('--serve');
await runReady('vigil/src/main.ts', isCommand ? [...args, ...(withPage ? ['--serve'] : [])] : ['start', ...args]);
