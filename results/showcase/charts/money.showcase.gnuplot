# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,415 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'money.showcase.svg'
set label '{/:Bold ledger-rules flags 3.4 % of the money in anomalous}' enhanced at screen 0.025,0.925831 left front font ',18' textcolor rgb '#1b2128'
set label '{/:Bold rows and misses 281 760, the control amount 84 %}' enhanced at screen 0.025,0.864241 left front font ',18' textcolor rgb '#1b2128'
set label 'showcase · 3260 rows measured, 89 of them anomalous · seed 1' noenhanced at screen 0.025,0.81206 left front font ',12.5' textcolor rgb '#59636e'
set label 'At the thresholds of the run, best by AP first; lines are 95 % intervals. Amounts are in the data''s own currency, means over datasets. Last: the share of all rows that' noenhanced at screen 0.025,0.0911566 left front font ',11' textcolor rgb '#59636e'
set label 'is flagged.' noenhanced at screen 0.025,0.0535181 left front font ',11' textcolor rgb '#59636e'
set label 'ledger-rules' noenhanced at screen 0.127422,0.712047 right front font ',12.5' textcolor rgb '#1b2128'
set label '3.4 %' noenhanced at screen 0.792418,0.712047 right front font ',11' textcolor rgb '#59636e'
set label 'misses 281 760' noenhanced at screen 0.896536,0.712047 right front font ',11' textcolor rgb '#59636e'
set label 'flags 2.0 %' noenhanced at screen 0.975,0.712047 right front font ',11' textcolor rgb '#59636e'
set label 'lof' noenhanced at screen 0.127422,0.651176 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.32 %' noenhanced at screen 0.792418,0.651176 right front font ',11' textcolor rgb '#59636e'
set label 'misses 290 719' noenhanced at screen 0.896536,0.651176 right front font ',11' textcolor rgb '#59636e'
set label 'flags 1.9 %' noenhanced at screen 0.975,0.651176 right front font ',11' textcolor rgb '#59636e'
set label 'amount' noenhanced at screen 0.127422,0.590306 right front font ',12.5' textcolor rgb '#59636e'
set label '84 %' noenhanced at screen 0.792418,0.590306 right front font ',11' textcolor rgb '#59636e'
set label 'misses 46 659' noenhanced at screen 0.896536,0.590306 right front font ',11' textcolor rgb '#59636e'
set label 'flags 1.0 %' noenhanced at screen 0.975,0.590306 right front font ',11' textcolor rgb '#59636e'
set label 'kmeans' noenhanced at screen 0.127422,0.529435 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.89 %' noenhanced at screen 0.792418,0.529435 right front font ',11' textcolor rgb '#59636e'
set label 'misses 289 041' noenhanced at screen 0.896536,0.529435 right front font ',11' textcolor rgb '#59636e'
set label 'flags 1.8 %' noenhanced at screen 0.975,0.529435 right front font ',11' textcolor rgb '#59636e'
set label 'vae' noenhanced at screen 0.127422,0.468565 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.11 %' noenhanced at screen 0.792418,0.468565 right front font ',11' textcolor rgb '#59636e'
set label 'misses 291 329' noenhanced at screen 0.896536,0.468565 right front font ',11' textcolor rgb '#59636e'
set label 'flags 4.5 %' noenhanced at screen 0.975,0.468565 right front font ',11' textcolor rgb '#59636e'
set label 'robust-z' noenhanced at screen 0.127422,0.407694 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.11 %' noenhanced at screen 0.792418,0.407694 right front font ',11' textcolor rgb '#59636e'
set label 'misses 291 329' noenhanced at screen 0.896536,0.407694 right front font ',11' textcolor rgb '#59636e'
set label 'flags 4.7 %' noenhanced at screen 0.975,0.407694 right front font ',11' textcolor rgb '#59636e'
set label 'random' noenhanced at screen 0.127422,0.346824 right front font ',12.5' textcolor rgb '#59636e'
set label '0.12 %' noenhanced at screen 0.792418,0.346824 right front font ',11' textcolor rgb '#59636e'
set label 'misses 291 289' noenhanced at screen 0.896536,0.346824 right front font ',11' textcolor rgb '#59636e'
set label 'flags 1.8 %' noenhanced at screen 0.975,0.346824 right front font ',11' textcolor rgb '#59636e'
set label 'isolation-forest' noenhanced at screen 0.127422,0.285953 right front font ',12.5' textcolor rgb '#1b2128'
set label '0 %' noenhanced at screen 0.792418,0.285953 right front font ',11' textcolor rgb '#59636e'
set label 'misses 291 649' noenhanced at screen 0.896536,0.285953 right front font ',11' textcolor rgb '#59636e'
set label 'flags 2.0 %' noenhanced at screen 0.975,0.285953 right front font ',11' textcolor rgb '#59636e'
set label 'share of the money in anomalous rows that is flagged' noenhanced at screen 0.437402,0.163952 center front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.139089
set rmargin at screen 0.735716
set tmargin at screen 0.742482
set bmargin at screen 0.255518
set border 0
unset logscale x
set xrange [0:1] noextend
set xtics ('0.0' 0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6, '0.8' 0.8, '1.0' 1) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
unset logscale y
set yrange [7.5:-0.5] noextend
unset ytics
set grid xtics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data1 << END
0.5 0 0 1 -0.5 0.5 16185594
0.5 2 0 1 1.5 2.5 16185594
0.5 4 0 1 3.5 4.5 16185594
0.5 6 0 1 5.5 6.5 16185594
END
$data2 << END
0.0103717 0 0.112783 0
6.53768e-05 1 0.0129867 0
0 3 0.0406595 0
0 4 0.00465178 0
0 5 0.00459403 0
0 7 0.450642 0
END
$data3 << END
0.485299 2 0.443819 0
0 6 0.00508918 0
END
$data4 << END
0.03391 0
0.00319065 1
0.00894269 3
0.00109721 4
0.00109721 5
0 7
END
$data5 << END
0.840015 2
0.00123436 6
END
plot $data1 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 noborder lc rgb variable notitle, \
     $data2 using 1:2:3:4 with vectors nohead lc rgb '#0b65b0' lw 1.6 dt 1 notitle, \
     $data3 using 1:2:3:4 with vectors nohead lc rgb '#59636e' lw 1.6 dt 1 notitle, \
     $data4 using 1:2 with points pt 7 ps 0.94359 lc rgb '#0b65b0' notitle, \
     $data5 using 1:2 with points pt 6 ps 0.94359 lc rgb '#59636e' notitle
unset output
