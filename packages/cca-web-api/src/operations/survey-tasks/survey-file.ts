import { expect, file, under, type UploadFile, type Writer } from '@trunkline/core';

/** Its name stands in a header between quotation marks. */
const plainName = /^[\x20-\x7e]{1,200}$/;

/** The file of a survey: `{ name: 'x.qex', content }`. */
export function surveyFile(): Writer<UploadFile> {
  const any = file();
  return {
    expected: any.expected,
    write: (value, path, issues) => {
      const before = issues.length;
      const written = any.write(value, path, issues);
      if (issues.length > before) return written;
      const { name } = written as UploadFile;
      const isPlain = plainName.test(name) && !/["\\]/.test(name);
      return isPlain ? written : expect('1 to 200 characters of ASCII, without " and \\', under(path, 'name'), issues);
    },
  };
}
