/** The bytes of files that Slack holds. */
import { Readable } from 'node:stream';
import { Failure } from '../jobs/failure.ts';

export type Download = (url: string) => Promise<Readable>;

const MAX_REDIRECTS = 4;
/** Without a byte for so long, the connection counts as lost. */
const SILENCE_MS = 30_000;
const SLACK_HOST = /(^|\.)slack(-gov)?\.com$/;

/**
 * Downloads with the bot's token, which only Slack's own hosts get: not where a redirect leads elsewhere. Throws Failure
 * `download-refused` (Slack answers its sign-in page, as without the scope files:read), `download-gone`, `download-elsewhere`,
 * `download-failed`; the stream ends with `download-cut` where the connection breaks off.
 */
export function createDownload({ token, apiUrl }: { readonly token: string; readonly apiUrl: string }): Download {
  const isTrusted = ({ origin, protocol, hostname }: URL) =>
    origin === new URL(apiUrl).origin || (protocol === 'https:' && SLACK_HOST.test(hostname));

  return async (address) => {
    const silence = silenceGuard();
    let url = URL.parse(address);
    if (url === null || !isTrusted(url)) throw new Failure('download-elsewhere', {});
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
      const headers: Record<string, string> = isTrusted(url) ? { authorization: `Bearer ${token}` } : {};
      const response = await silence.during(fetch(url, { headers, redirect: 'manual', signal: silence.signal }));
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel();
        url = new URL(location, url);
        continue;
      }
      if (!response.ok || response.body === null || isPage(response)) {
        await response.body?.cancel();
        throw refusal(response);
      }
      return streamOf(response.body, silence);
    }
    throw new Failure('download-refused', {});
  };
}

const isPage = (response: Response) => (response.headers.get('content-type') ?? '').startsWith('text/html');

/** A page in place of the file is Slack's sign-in page. */
function refusal({ status }: Response): Failure {
  const code = {
    200: 'download-refused',
    401: 'download-refused',
    403: 'download-refused',
    404: 'download-gone',
    410: 'download-gone',
  }[status];
  return code === undefined ? new Failure('download-failed', { status }) : new Failure(code, {});
}

type Silence = { readonly signal: AbortSignal; during<T>(wait: Promise<T>): Promise<T>; stop(): void };

/** Gives up a wait for Slack that takes too long; the reader may take as long as it likes. */
function silenceGuard(): Silence {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    stop: () => controller.abort(),
    async during(wait) {
      const timer = setTimeout(() => controller.abort(), SILENCE_MS);
      try {
        return await wait;
      } catch (cause) {
        throw new Failure('download-cut', {}, { cause });
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

function streamOf(body: ReadableStream<Uint8Array>, silence: Silence): Readable {
  const reader = body.getReader();
  return new Readable({
    read() {
      silence.during(reader.read()).then(
        ({ done, value }) => this.push(done ? null : value),
        (error: Error) => this.destroy(error),
      );
    },
    destroy(error, callback) {
      // Where only the head was wanted, the rest is not fetched.
      silence.stop();
      callback(error);
    },
  });
}
