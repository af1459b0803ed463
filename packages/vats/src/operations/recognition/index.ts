export { results } from './results.ts';
export { upload } from './upload.ts';
export { uploadRecord } from './upload-record.ts';
export { waitFor } from './wait.ts';
