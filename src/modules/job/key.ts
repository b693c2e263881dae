export const JOB_MODULE = "omni_job"
