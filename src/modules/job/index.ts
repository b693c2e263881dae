import { Module } from "@medusajs/framework/utils"
import { JOB_MODULE } from "./key"
import { jobMigrations } from "./migrations"
import { JobModuleService } from "./service"

export { JOB_MODULE }

export default { ...Module(JOB_MODULE, { service: JobModuleService }), ...jobMigrations }
