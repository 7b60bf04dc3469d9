import http from 'node:http';
import https from 'node:https';
import { type ClientOptions, WebSocket as DirectSocket } from 'ws';

/** The web socket of `ws`, connected through Node's global agents, and with that through their proxy. */
export class WebSocket extends DirectSocket {
  constructor(address: string, protocols: string[], options: ClientOptions) {
    const agent = address.startsWith('wss:') ? https.globalAgent : http.globalAgent;
    super(address, protocols, { ...options, agent });
  }
}
