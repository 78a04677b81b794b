/** Places where a test may end the process, in the order an export passes them. */
export type Failpoint = 'after-intent' | 'before-post' | 'after-qbo-answer' | 'after-result';
