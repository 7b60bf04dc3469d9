/** The style of a pack, in light and dark, in both directions, from 320 pixels on. */
export const STYLE = `:root{color-scheme:light dark;--text:#1b1f24;--quiet:#56606b;--page:#fff;--line:#d5dbe1;--link:#0b57a4;--box:#f3f5f7;--warn:#8a4b00;--on:#fff}
@media (prefers-color-scheme:dark){:root{--text:#e4e8ec;--quiet:#a3adb8;--page:#14181d;--line:#39424c;--link:#8cc2ff;--box:#1c2229;--warn:#ffc46b;--on:#10161c}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.6 system-ui,sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:42rem;margin:0 auto;padding:.5rem 1rem}
header{border-bottom:1px solid var(--line)}.title{font-weight:600;margin:.25rem 0}
.age{margin:.25rem 0;font-size:.9rem;color:var(--quiet)}.warning{color:var(--warn);font-weight:600;font-size:.9rem;margin:.25rem 0}
h1{font-size:1.3rem;line-height:1.3;margin:1rem 0 .5rem}h2{font-size:1rem;margin:1.5rem 0 .5rem}
h1:focus,main:focus{outline:none}
blockquote{margin:1rem 0;padding-inline-start:1rem;border-inline-start:.25rem solid var(--link);font-size:1.15rem}
ul,ol{padding-inline-start:1.25rem}li{margin:.35rem 0}section{border-top:1px solid var(--line);margin-top:1.5rem}
nav ul{display:flex;flex-wrap:wrap;gap:0 1rem;list-style:none;padding:0;margin:.25rem 0}nav li{margin:0}
nav a{display:inline-block;padding:.2rem 0}[aria-current]{font-weight:600}nav a[aria-current]{text-decoration:none}
a{color:var(--link)}.cite{white-space:nowrap}.quiet{color:var(--quiet)}
form{margin:.75rem 0}label{display:block;font-weight:600;margin-bottom:.25rem}
.row{display:flex;gap:.5rem}input,textarea{flex:1;min-width:0;width:100%;font:inherit;color:inherit;background:var(--box);border:1px solid var(--quiet);border-radius:.4rem;padding:.5rem .6rem}
button{font:inherit;font-weight:600;border:0;border-radius:.4rem;padding:.5rem 1rem;background:var(--link);color:var(--on)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
pre{background:var(--box);padding:.75rem;overflow-x:auto;direction:ltr;text-align:left}code{unicode-bidi:isolate}
.number{font-size:1.2rem;direction:ltr;unicode-bidi:isolate;display:inline-block}
summary{cursor:pointer;font-weight:600;padding:.5rem 0}
.skip{position:absolute;inset-inline-start:-999rem}.skip:focus{inset-inline-start:1rem;top:.5rem;background:var(--page);padding:.5rem}`;
