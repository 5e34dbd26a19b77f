/** Does one thing after the other where some take their time: at once while nothing is going on. */
export function turns(): (act: () => Promise<void> | null) => void {
  let going: Promise<void> | null = null
  return (act) => {
    const next = going ? going.then(act) : act()
    if (!next) return
    const mine: Promise<void> = Promise.resolve(next).then(() => {
      if (going === mine) going = null
    })
    going = mine
  }
}
