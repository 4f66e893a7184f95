import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: "web",
  plugins: [react()],
  build: { outDir: "../dist/web", emptyOutDir: true, chunkSizeWarningLimit: 700 },
  server: { proxy: { "/api": "http://127.0.0.1:4000", "/openapi.json": "http://127.0.0.1:4000" } },
  test: {
    root: ".",
    include: ["{src,test,e2e,bench,soak,examples,web}/**/*.test.{ts,tsx}"],
    globalSetup: ["test/support/postgres-setup.ts"],
    isolate: false,
    // A page that is still fetching is asked again for so long.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
