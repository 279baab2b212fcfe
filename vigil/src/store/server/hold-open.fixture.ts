// A small program for tests: opens the data folder it is given, says so in one line, and holds it until told to end.
import { ClusterError, openCluster } from './cluster.ts';

const [folder = '', mode = 'hold'] = process.argv.slice(2);
try {
  const cluster = await openCluster(folder, { durable: mode !== 'fast', join: mode === 'join' });
  process.stdout.write(
    `${JSON.stringify({ open: true, url: cluster.url, adopted: cluster.adopted, version: cluster.version })}\n`,
  );
  process.stdin.on('data', async () => {
    await cluster.close();
    process.exit(0);
  });
  process.on('disconnect', () => process.exit(1));
} catch (error) {
  const told =
    error instanceof ClusterError
      ? { why: error.why, message: error.message }
      : { why: 'other', message: String(error) };
  process.stdout.write(`${JSON.stringify({ open: false, ...told })}\n`);
}
