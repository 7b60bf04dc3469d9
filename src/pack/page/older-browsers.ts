/** What the engine uses and browsers of the last years may lack. Each adds itself only where it is missing. */
import 'core-js/actual/array/at.js';
import 'core-js/actual/array/find-last.js';
import 'core-js/actual/array/find-last-index.js';
import 'core-js/actual/array/to-reversed.js';
import 'core-js/actual/array/to-sorted.js';
import 'core-js/actual/array/to-spliced.js';
import 'core-js/actual/array/with.js';
import 'core-js/actual/iterator/index.js';
import 'core-js/actual/map/get-or-insert.js';
import 'core-js/actual/map/get-or-insert-computed.js';
import 'core-js/actual/map/group-by.js';
import 'core-js/actual/object/group-by.js';
import 'core-js/actual/object/has-own.js';
import 'core-js/actual/promise/with-resolvers.js';
import 'core-js/actual/regexp/escape.js';
import 'core-js/actual/set/index.js';
import 'core-js/actual/string/at.js';
import 'core-js/actual/string/to-well-formed.js';
import 'core-js/actual/typed-array/to-base64.js';
import { install } from 'temporal-polyfill/shim';

if (!('Temporal' in globalThis)) install();
URL.parse ??= (address, base) => (URL.canParse(address, base) ? new URL(address, base) : null);
