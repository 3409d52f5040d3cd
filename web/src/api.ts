/** Asks the server; every failure is an ApiProblem or an AbortError. */

import type { ActorNames } from './types';

export interface Candidate { code: string; name: string }

/** A problem (RFC 9457) as the server tells it. */
export class ApiProblem extends Error {
  constructor(
    readonly title: string, readonly detail: string, readonly status: number,
    readonly candidates: Candidate[] = [],
  ) {
    super(detail || title);
  }
}

const TOKEN = 'actant.token';

/** Asks the reader for the token; null where they would rather not. */
export type AskToken = () => Promise<string | null>;

let askToken: AskToken = async () => null;
let asking: Promise<string | null> | null = null;

export function setAskToken(ask: AskToken): void {
  askToken = ask;
}

/** Several questions refused at once ask the reader but once. */
async function newToken(): Promise<string | null> {
  asking ??= askToken().finally(() => { asking = null; });
  const token = await asking;
  if (token) sessionStorage.setItem(TOKEN, token);
  return token;
}

async function send(path: string, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  const token = sessionStorage.getItem(TOKEN);
  if (token) headers['Authorization'] = `Bearer ${token}`;
  return fetch(`api/v1${path}`, { headers, signal: signal ?? null });
}

async function problemOf(response: Response): Promise<ApiProblem> {
  try {
    const body = await response.json() as Partial<ApiProblem>;
    return new ApiProblem(
      body.title ?? response.statusText, body.detail ?? '', response.status,
      body.candidates ?? []);
  } catch {
    return new ApiProblem(response.statusText, '', response.status);
  }
}

type Query = URLSearchParams | Record<string, string>;

function target(path: string, query: Query): string {
  const text = new URLSearchParams(query).toString();
  return text ? `${path}?${text}` : path;
}

const ahead = new Map<string, Promise<unknown>>();

/** Asks what will be asked soon: the next `ask` of it takes the answer. */
export function askAhead(path: string, query: Query = {}): void {
  const answer = ask(path, query);
  // Whoever takes it is told why it failed.
  answer.catch(() => {});
  ahead.set(target(path, query), answer);
}

/** What nobody has taken is forgotten: it would grow old. */
export function forgetAhead(): void {
  ahead.clear();
}

/** The JSON at `path` below /api/v1. */
export async function ask<T>(
  path: string, query: Query = {}, signal?: AbortSignal,
): Promise<T> {
  const whole = target(path, query);
  const early = ahead.get(whole);
  if (early) {
    ahead.delete(whole);
    return early as Promise<T>;
  }
  let response: Response;
  try {
    response = await send(whole, signal);
    if (response.status === 401 && await newToken()) {
      response = await send(whole, signal);
    }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      throw error;
    }
    throw new ApiProblem('', '', 0);
  }
  if (response.status === 401) sessionStorage.removeItem(TOKEN);
  if (!response.ok) throw await problemOf(response);
  return await response.json() as T;
}

/** Names of actors seen in any answer, for titles while others load. */
export const knownNames: ActorNames = {};

export function learnNames(names: ActorNames | undefined): void {
  if (names) Object.assign(knownNames, names);
}
