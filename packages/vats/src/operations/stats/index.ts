export { fetch } from './fetch.ts';
export { fetchCalls } from './fetch-calls.ts';
export { request, result } from './request.ts';
export { requestCalls, resultCalls } from './request-calls.ts';
