const medusa = require("@medusajs/eslint-plugin").default ?? require("@medusajs/eslint-plugin")
const reactHooks = require("eslint-plugin-react-hooks")

module.exports = [
  { ignores: [".data/", ".medusa/", "public/", "static/", "test-output/", "bench/results/"] },
  ...medusa.configs.recommended,
  {
    rules: {
      // Roubles of the demo shop such as 8990 are whole prices; the rule takes them for kopecks.
      "@medusajs/prices-in-major-units": "off",
      // Ids of steps and workflows are global in a host's application, names of ours are not: ids say more.
      "@medusajs/step-id-kebab-case": "off",
      "@medusajs/workflow-id-matches-export-or-filename": "off",
      // A public method that is one transaction opens it itself: @InjectTransactionManager joins the caller's.
      "@medusajs/use-inject-manager-on-public-methods": "off",
    },
  },
  {
    // Tools and tests have no HTTP status to choose.
    files: ["bench/**", "demo/**", "scripts/**", "integration-tests/**", "till-simulator/**", "conformance/**"],
    rules: { "@medusajs/use-medusa-error-not-generic-error": "off" },
  },
  {
    files: ["admin/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      "@medusajs/admin-no-medusa-utils-import": "error",
      "@medusajs/admin-env-vars-import-meta": "error",
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
    },
  },
]
