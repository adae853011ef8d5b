/** An address by which this machine calls itself: on a telephone it opens nothing. */
export const leadsNowhere = (address: string): boolean =>
  /^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(new URL(address).hostname);
