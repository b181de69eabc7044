import coreWebVitals from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

const config = [
  { ignores: [".next/**", ".cache/**", ".data*/**", "prisma/generated/**", "next-env.d.ts", "node_modules/**", "test-results/**", "playwright-report/**"] },
  ...coreWebVitals,
  ...typescript,
  { rules: { "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }], "no-console": "error" } },
];

export default config;
