/** A secret: the value, or where to get it. A function is asked once per attempt, so a rotated value is used at once. */
export type Credential = string | (() => string | Promise<string>);
