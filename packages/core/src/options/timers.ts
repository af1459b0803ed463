/** The longest time that a timer can hold, in milliseconds. */
export const longestTimer = 2_147_483_647;
