// A client that costs little: it shares the cores with what it measures. One socket asks one question at a time.
import { connect, type Socket } from 'node:net';

/** An answer, as far as the measurement needs it: the body stays bytes. */
export type Answer = {
  readonly status: number;
  readonly head: string;
  readonly body: Buffer;
  /** Milliseconds from the first byte sent to the last byte read. */
  readonly took: number;
};

const endOfHead = Buffer.from('\r\n\r\n');

/** The value of a header, whose name stands in small letters. */
export function headerOf(head: string, name: string): string | undefined {
  const at = head.indexOf(`\r\n${name}: `);
  if (at < 0) return undefined;
  const from = at + name.length + 4;
  const to = head.indexOf('\r\n', from);
  return head.slice(from, to < 0 ? undefined : to);
}

/** A connection that stays open. */
class Line {
  readonly #socket: Socket;
  #held: Buffer = Buffer.alloc(0);
  #waiting: { began: number; resolve(answer: Answer): void; reject(error: Error): void } | undefined;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (chunk: Buffer) => this.#read(chunk));
    this.#socket.on('error', (error) => this.#waiting?.reject(error));
    this.#socket.on('close', () => this.#waiting?.reject(new Error('The server closed the connection.')));
  }

  ask(text: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { began: performance.now(), resolve, reject };
      this.#socket.write(text);
    });
  }

  end(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    const cut = this.#held.indexOf(endOfHead);
    if (cut < 0) return;
    const head = this.#held.toString('latin1', 0, cut);
    const length = headerOf(head, 'content-length');
    if (length === undefined) throw new Error(`An answer without a length: ${head}`);
    const end = cut + 4 + Number(length);
    if (this.#held.length < end) return;
    const waiting = this.#waiting;
    const body = this.#held.subarray(cut + 4, end);
    this.#held = this.#held.subarray(end);
    this.#waiting = undefined;
    const status = Number(head.slice(9, 12));
    waiting?.resolve({ status, head, body, took: performance.now() - waiting.began });
  }
}

/** As many connections as are asked for at once, each used again. */
export class Client {
  readonly #port: number;
  readonly #idle: Line[] = [];

  constructor(port: number) {
    this.#port = port;
  }

  async ask(text: string): Promise<Answer> {
    const line = this.#idle.pop() ?? new Line(this.#port);
    const answer = await line.ask(text);
    this.#idle.push(line);
    return answer;
  }

  end(): void {
    for (const line of this.#idle.splice(0)) line.end();
  }
}

/** A request as it goes over the wire; headers as `name: value` lines. */
export function requestText(
  method: string,
  path: string,
  headers: readonly string[],
  body: string | undefined,
): string {
  const own =
    body === undefined
      ? []
      : ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`];
  return `${[`${method} ${path} HTTP/1.1`, 'host: 127.0.0.1', ...headers, ...own].join('\r\n')}\r\n\r\n${body ?? ''}`;
}
