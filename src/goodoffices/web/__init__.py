"""The mediators' site: pages made from a view, and forms that call one verb of the office each."""
