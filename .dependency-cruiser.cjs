const { readFileSync } = require("node:fs");

// lib/rooms.ts is the one place that says which rooms a room uses; the rules are made from it.
const text = readFileSync("lib/rooms.ts", "utf8");
const rooms = Object.fromEntries([...text.matchAll(/^ {2}(\w+): \[(.*)\],$/gm)].map(([, room, used]) => [room, [...used.matchAll(/"(\w+)"/g)].map(([, name]) => name)]));

const roomRules = Object.entries(rooms).map(([room, used]) => ({
  name: `${room}-uses-what-it-names`,
  severity: "error",
  comment: `lib/rooms.ts names what ${room} uses`,
  from: { path: `^lib/${room}/` },
  to: { path: "^lib/[^/]+/", pathNot: `^lib/(${[room, "platform", ...used].join("|")})/` },
}));

module.exports = {
  forbidden: [
    ...roomRules,
    { name: "no-cycle", severity: "error", from: { path: "^(lib|components|app)/" }, to: { circular: true } },
    { name: "platform-knows-no-room", severity: "error", from: { path: "^lib/platform/" }, to: { path: `^lib/(${Object.keys(rooms).filter((room) => room !== "access").join("|")})/` } },
    { name: "nothing-imports-app", severity: "error", from: { path: "^(lib|components|scripts|prisma)/" }, to: { path: "^app/" } },
    { name: "lib-knows-no-components", severity: "error", from: { path: "^lib/" }, to: { path: "^components/" } },
    {
      name: "components-reach-no-server",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(lib/[^/]+/(queries|commands|reactions)|lib/platform/|prisma/)", reachable: true },
    },
    { name: "only-its-own-room-reads-rules-from-tests", severity: "error", from: { pathNot: "\\.test\\.ts$|/testing/" }, to: { path: "/testing/" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(\\.next|prisma/generated|\\.test\\.ts$)" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"], extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"] },
  },
};
