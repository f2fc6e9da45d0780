import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Slack's side of Socket Mode: what is sent to the app, and what it acknowledges. */
export interface Frames {
  /** How often an app has connected. */
  readonly connections: () => number;
  /** Sends an envelope and resolves to the payload of its acknowledgement; rejects after five seconds without one. */
  send(type: 'slash_commands' | 'events_api' | 'interactive', payload: unknown): Promise<unknown>;
  /** Cuts the connection as a network does. */
  cut(): void;
  /** Asks the app to connect anew, as Slack does every few hours. */
  recycle(): void;
  close(): void;
}

const handshake = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const opcodes = { text: 1, close: 8, ping: 9, pong: 10 } as const;

/** A frame from a server: never masked (RFC 6455, section 5.1). */
function frame(opcode: number, payload: Buffer): Buffer {
  const size = payload.length;
  const head =
    size < 126
      ? Buffer.from([0x80 | opcode, size])
      : size < 65_536
        ? Buffer.from([0x80 | opcode, 126, size >> 8, size & 255])
        : Buffer.concat([
            Buffer.from([0x80 | opcode, 127, 0, 0, 0, 0]),
            Buffer.from(Uint32Array.of(size).buffer).reverse(),
          ]);
  return Buffer.concat([head, payload]);
}

/** Takes whole frames from the front of what a client has sent; clients mask theirs. */
function framesIn(bytes: Buffer): { readonly found: { opcode: number; payload: Buffer }[]; readonly rest: Buffer } {
  const found: { opcode: number; payload: Buffer }[] = [];
  let rest = bytes;
  for (;;) {
    const short = (rest[1] ?? 0) & 127;
    const extended = short === 126 ? 2 : short === 127 ? 8 : 0;
    if (rest.length < 2 + extended + 4) return { found, rest };
    const size = short === 126 ? rest.readUInt16BE(2) : short === 127 ? Number(rest.readBigUInt64BE(2)) : short;
    const start = 2 + extended + 4;
    if (rest.length < start + size) return { found, rest };
    const mask = rest.subarray(2 + extended, start);
    const payload = Buffer.from(rest.subarray(start, start + size).map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
    found.push({ opcode: (rest[0] ?? 0) & 15, payload });
    rest = rest.subarray(start + size);
  }
}

/** A WebSocket server on the upgrades of an HTTP server, for one app at a time. */
export function socketServer(server: Server): Frames {
  const open = new Set<Socket>();
  const acknowledged = new Map<string, (payload: unknown) => void>();
  let latest: Socket | undefined;
  let connections = 0;
  let envelopes = 0;
  const send = (socket: Socket, message: unknown) =>
    socket.write(frame(opcodes.text, Buffer.from(JSON.stringify(message))));

  function receive(socket: Socket, opcode: number, payload: Buffer): void {
    if (opcode === opcodes.ping) socket.write(frame(opcodes.pong, payload));
    if (opcode === opcodes.close) socket.end(frame(opcodes.close, payload));
    if (opcode !== opcodes.text) return;
    const said = JSON.parse(payload.toString('utf8')) as { envelope_id: string; payload?: unknown };
    acknowledged.get(said.envelope_id)?.(said.payload);
    acknowledged.delete(said.envelope_id);
  }

  server.on('upgrade', (request, stream) => {
    const socket = stream as Socket;
    const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}${handshake}`).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
    );
    let waiting: Buffer = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
    socket.on('data', (bytes: Buffer) => {
      const { found, rest } = framesIn(Buffer.concat([waiting, bytes]));
      waiting = rest;
      for (const { opcode, payload } of found) receive(socket, opcode, payload);
    });
    open.add(socket);
    latest = socket;
    connections += 1;
    send(socket, { type: 'hello', num_connections: 1, connection_info: { app_id: 'A0REFTEL' } });
  });

  return {
    connections: () => connections,
    send: (type, payload) =>
      new Promise((resolve, reject) => {
        if (latest === undefined) throw new Error('nobody has connected');
        envelopes += 1;
        const id = `envelope-${envelopes}`;
        const late = setTimeout(() => reject(new Error(`${type} was not acknowledged`)), 30_000);
        acknowledged.set(id, (answer) => {
          clearTimeout(late);
          resolve(answer);
        });
        send(latest, { envelope_id: id, type, payload, accepts_response_payload: type !== 'events_api' });
      }),
    cut: () => latest?.destroy(),
    recycle() {
      if (latest !== undefined) send(latest, { type: 'disconnect', reason: 'refresh_requested' });
    },
    close() {
      for (const socket of open) socket.destroy();
    },
  };
}
