/** A receiver in a process of its own: takes everything, and tells its parent the port it listens on. */
const { createServer } = require("node:http")

const server = createServer((request, response) => {
  request.resume()
  request.on("end", () => response.writeHead(204).end())
})
server.listen(0, "127.0.0.1", () => process.send(server.address().port))
process.on("disconnect", () => process.exit(0))
