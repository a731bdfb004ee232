package layout

import "techradar/radar"

// Build lays out a radar that Parse has accepted.
func Build(r *radar.Radar, o Options) (*Document, error) { panic("being written") }
