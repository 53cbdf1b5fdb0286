/** Boots nothing yet: there is no test that needs a server. */
export default function setup() {}
