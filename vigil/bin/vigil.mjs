#!/usr/bin/env node
// `npx vigil …`: the command line of Vigil, on a Node that runs its sources.
import { runReady } from '../../launch/ready.mjs';

await runReady('vigil/src/main.ts', process.argv.slice(2));
