/** The commands that check the pack FILE.html without this program, with the publisher's key in pack.pub. */
export const CHECK_WITH_OPENSSL = `sed '$d' FILE.html > body
tail -n 1 FILE.html | sed 's/.*signature=//; s/ .*//' | base64 -d > signature
openssl pkeyutl -verify -pubin -inkey pack.pub -rawin -in body -sigfile signature`;
