/** Loaded before a program (`node --import`): prints its time and peak memory as the last line of standard error. */
const start = performance.now();
process.on('exit', () => {
  const { maxRSS } = process.resourceUsage();
  process.stderr.write(
    `${JSON.stringify({ ms: Math.round(performance.now() - start), mb: Math.round(maxRSS / 1024) })}\n`,
  );
});
