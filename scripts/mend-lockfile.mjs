// After a change of dependencies: `node scripts/mend-lockfile.mjs`.
// Where a registry serves only the packages of one platform, npm leaves those of the others out of
// the lockfile it writes, and then refuses that very lockfile. This puts their entries back.
import { readFileSync, writeFileSync } from "node:fs";

const file = "package-lock.json";
const lock = JSON.parse(readFileSync(file, "utf8"));
const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = { x64: "x64", arm64: "arm64", ia32: "ia32", ppc64: "ppc64", ppc64le: "ppc64", s390x: "s390x", riscv64: "riscv64", loong64: "loong64", arm: "arm", mips64el: "mips64el", wasm32: "wasm32", gnueabihf: "arm", musleabihf: "arm", eabi: "arm", armv6: "arm", armv7: "arm", universal: "" };

let added = 0;
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (found(place, name) || !/^\d+\.\d+\.\d+[\w.+-]*$/.test(version)) continue;
    const words = name.split(/[/\-_.@]/);
    const system = words.includes("windows") ? "win32" : systems.find((one) => words.includes(one));
    const processor = Object.keys(processors).find((one) => words.includes(one));
    if (!system && !processor) continue;
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(processor && processors[processor] ? { cpu: [processors[processor]] } : {}),
      ...(entry.dev ? { dev: true } : entry.devOptional ? { devOptional: true } : {}),
      optional: true,
      ...(system ? { os: [system] } : {}),
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} entries added\n`);

/** As Node looks for a package: beside the one that wants it, then further up. */
function found(place, name) {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    if (lock.packages[`${at ? `${at}/` : ""}node_modules/${name}`]) return true;
    if (!at.includes("/node_modules/")) return Boolean(lock.packages[`node_modules/${name}`]);
  }
}
