/** Who may import whom (docs/dependencies.md says why). Broken by one import, the build fails. */
const contexts = "src/(api|modules|workflows|links|subscribers|jobs|admin)"

module.exports = {
  forbidden: [
    {
      name: "module-knows-no-module",
      comment: "Modules meet in workflows and links only.",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/", pathNot: "/__tests__/" },
      to: { path: "^src/modules/", pathNot: "^src/modules/$1/" },
    },
    {
      name: "module-knows-no-door",
      comment: "Nothing calls back up: a module knows no workflow, route, job, subscriber or link.",
      severity: "error",
      from: { path: "^src/modules/", pathNot: "/__tests__/" },
      to: { path: "^src/(api|workflows|links|subscribers|jobs|admin)/|^(admin|integrations|integration-tests|bench|demo)/" },
    },
    {
      name: "core-knows-no-context",
      comment: "src/core has no domain word in it.",
      severity: "error",
      from: { path: "^src/core/", pathNot: "/__tests__/" },
      to: { path: `^${contexts}/|^(admin|integrations|integration-tests|bench|demo)/` },
    },
    {
      name: "admin-knows-types-only",
      comment: "The dashboard shares shapes with the server, never code.",
      severity: "error",
      from: { path: "^(admin|src/admin)/" },
      to: { path: "^src/", pathNot: "^src/(types|admin)/" },
    },
    {
      name: "integrations-know-types-and-core",
      comment: "An adapter translates; business rules live behind the door it knocks on.",
      severity: "error",
      from: { path: "^integrations/" },
      to: { path: "^(src|admin)/", pathNot: "^src/(types|core)/" },
    },
    {
      name: "nothing-imports-a-route",
      comment: "Doors are entered over HTTP.",
      severity: "error",
      from: { path: "^(src|admin|integrations|demo)/", pathNot: "^src/api/|/__tests__/" },
      to: { path: "^src/api/" },
    },
    {
      name: "workflows-know-no-door",
      severity: "error",
      from: { path: "^src/workflows/" },
      to: { path: "^src/(api|subscribers|jobs|admin)/|^(admin|integrations|integration-tests|bench|demo)/" },
    },
    {
      name: "plugin-imports-no-tool",
      comment: "What is packed must not need what is not.",
      severity: "error",
      from: { path: "^(src|admin|integrations|migrations)/", pathNot: "/__tests__/" },
      to: { path: "^(integration-tests|bench|demo|scripts|till-simulator|conformance)/" },
    },
    {
      name: "clients-know-the-wire",
      comment: "The simulator and the conformance kit speak HTTP; of the server they know the shapes alone.",
      severity: "error",
      from: { path: "^(till-simulator|conformance)/", pathNot: "/__tests__/" },
      to: { path: "^(src|admin|integrations|demo|bench|integration-tests)/", pathNot: "^src/types/" },
    },
    {
      name: "no-circles",
      comment: "Models are apart: a relation names its two ends, lazily.",
      severity: "error",
      from: { path: "^(src|admin|integrations)/", pathNot: "/models/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.medusa|\\.data|public|static)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"] },
  },
}
