/** FPS MI's API, and the token that was agreed upon. */
export type FpsMi = { readonly url: string; readonly token: string };

/**
 * Sends a request to FPS MI.
 * @param path of its API, with a query if there is one
 * @param options.headers besides the token
 * @throws when there is no answer
 */
export async function askFpsMi(
  { url, token }: FpsMi,
  path: string,
  options: Pick<RequestInit, 'method' | 'body'> & {
    readonly headers?: Readonly<Record<string, string>>;
    readonly signal: AbortSignal;
  },
): Promise<Response> {
  return await fetch(new URL(path, url), {
    ...options,
    // FPS MI never redirects: another host would get the token and the delivery.
    redirect: 'error',
    headers: { ...options.headers, Authorization: `Bearer ${token}` },
  });
}
