print("baro")
