/** What the head of every page says, worked out once. */
import { createHash } from 'node:crypto';
import favicon from '../../public/favicon.svg?raw';

/** In the page itself: one request less on every page. */
export const ICON = `data:image/svg+xml,${encodeURIComponent(favicon.trim()).replace(/%20/g, ' ').replace(/%3D/g, '=').replace(/%2F/g, '/').replace(/%3A/g, ':').replace(/%22/g, "'")}`;
/** Run before the first paint, so that nothing jumps. Its hash is in the policy. */
export const EARLY =
  "var d=document.documentElement;d.classList.add('js');try{for(var k of['theme','size']){var v=localStorage.getItem('zhijiang-'+k);if(v)d.dataset[k]=v}}catch(e){}";
const hash = createHash('sha256').update(EARLY).digest('base64');
export const POLICY = [
  "default-src 'none'",
  `script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}'`,
  // In dev Vite puts the sheets into the page.
  `style-src 'self'${import.meta.env.DEV ? " 'unsafe-inline'" : ''}`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');
