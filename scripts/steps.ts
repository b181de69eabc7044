/** Says what is being done, and how long it took when that was more than a second. */
export async function step<T>(name: string, work: (say: (line: string) => void) => Promise<T>): Promise<T> {
  const began = Date.now();
  const passed = () => `${((Date.now() - began) / 1000).toFixed(0)} s`;
  let told = false;
  const tell = (line: string) => {
    told = true;
    process.stdout.write(`  ${name}: ${line}\n`);
  };
  const timer = setInterval(() => tell(`… ${passed()}`), 5_000);
  const first = setTimeout(() => tell("…"), 1_000);
  try {
    const result = await work(tell);
    if (told) process.stdout.write(`  ${name}: done in ${passed()}\n`);
    return result;
  } finally {
    clearInterval(timer);
    clearTimeout(first);
  }
}
